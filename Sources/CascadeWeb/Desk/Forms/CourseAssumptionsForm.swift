import CascadeCore
import CascadeFormats
import CascadeReport

/// What is assumed of a course alone, as a form: a number each, or nothing where what holds for the programme holds here.
enum CourseAssumptionsForm: RowForm {
    static var section: ProblemPlace.Section { .courses }
    static var rows: WritableKeyPath<ProgrammeDraft, [Course]> { \.courses }

    /// The assumptions that can be set for a course, those that leads ask about first before the others.
    static let assumptions: [Assumption] =
        [.attendance, .completion, .champion, .activation, .groupSize, .openness]
        + [.firstDeliveryLag, .sessionsPerYear, .deliveryShape, .trainerLapse, .career, .fidelity]

    static var labels: [(field: String, label: String)] {
        assumptions.map { ($0.rawValue, label($0)) }
    }

    private static func label(_ assumption: Assumption) -> String {
        assumption.question + (ScenarioQuestion.isShare(assumption) ? " (%)" : "")
    }

    static func field(of problem: String) -> String? {
        guard problem.hasPrefix("assumptions.") else { return nil }
        let name = String(problem.dropFirst("assumptions.".count))
        return assumptions.contains { $0.rawValue == name } ? name : nil
    }

    static func values(of row: Course, in draft: ProgrammeDraft) -> FormValues {
        var values = FormValues()
        for assumption in assumptions {
            guard case .number(let value)? = row.assumptions[assumption] else { continue }
            let shown = ScenarioQuestion.isShare(assumption) ? value * 100 : value
            values.add(assumption.rawValue, (shown * 1e6).rounded() / 1e6)
        }
        return values
    }

    static func fill(_ row: inout Course, from reading: inout FormReading, in draft: ProgrammeDraft)
    {
        for assumption in assumptions {
            let field = assumption.rawValue
            guard let text = reading.values[field] else {
                // What is more than a number is not shown in the field, and stays while that is empty.
                if case .number? = row.assumptions[assumption] { row.assumptions[assumption] = nil }
                continue
            }
            guard let value = ScenarioQuestion.percentOrNumber(text, of: assumption),
                assumption.validRange.contains(value)
            else {
                reading.fault(field, Words.Scenario.outside(assumption))
                continue
            }
            row.assumptions[assumption] = .number(value)
        }
    }

    /// The fields, each with what holds where it is left empty.
    static func fields(_ form: FormPage, _ course: Course, _ programme: Programme) -> HTML {
        HTML {
            for assumption in assumptions {
                form.number(
                    assumption.rawValue,
                    label(assumption),
                    hint: hint(assumption, course, programme)
                )
            }
        }
    }

    private static func hint(
        _ assumption: Assumption,
        _ course: Course,
        _ programme: Programme
    ) -> String {
        let own = course.assumptions[assumption]
        if let own {
            guard case .number = own else {
                return Words.Courses.ownRange(ScenarioPage.value(own, of: assumption))
            }
        }
        let wider =
            programme.assumptions[assumption]
            ?? assumption.standard(course: course, sector: nil).quantity
        return Words.Courses.wider(ScenarioPage.value(wider, of: assumption))
    }

    /// What is set for a course, in words; empty where nothing is.
    static func facts(_ course: Course) -> [(String, HTML)] {
        Assumption.allCases.compactMap { assumption in
            course.assumptions[assumption].map {
                (assumption.question, HTML(ScenarioPage.value($0, of: assumption)))
            }
        }
    }
}
