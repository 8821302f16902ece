import CascadeTestSupport
import Foundation
import Testing

@Suite("cascade forecast")
struct ForecastCommandTests {
    /// A programme with 15 months of records: a founder and those she trained hold workshops.
    private func recorded(_ scratch: Scratch, trainers: Int = 3) throws -> String {
        let folder = scratch.path("club")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        func write(_ name: String, _ text: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        try write(
            "programme.yaml",
            """
            programme:
              id: club
              name: The Club
              start: 2026-01-05
              weeks: 120
              target: {people: 200, by: 2028-03-31}
            sectors:
              any: {name: Any}
            courses:
              workshop:
                name: Workshop
                makes-champions: true
              ttt:
                name: Train the Trainer
                capacity: [2, 12]
                requires: workshop
                qualifies-for: [workshop]
                rolling: true
            """
        )
        try write(
            "organisations.csv",
            "id,name,sector,people,founding-trainers\na,Alpha,any,300,1\nb,Beta,any,200,0\n"
        )
        try write("partnerships.csv", "from,to,strength\na,b,0.5\n")
        var people = "id,name,organisation,roles\nfay,Fay,a,trainer\n"
        var sessions = "id,course,start,status,host,trainers\n"
        var attendance = "session,person,headcount,organisation,outcome,champion\n"
        for number in 0..<30 { people += "p\(number),Person \(number),a,\n" }
        sessions += "first,workshop,2026-01-12,delivered,a,fay\n"
        for number in 0..<12 {
            attendance += "first,p\(number),,a,completed,\(number < trainers ? "yes" : "no")\n"
        }
        attendance += "first,,3,a,no-show,\n"
        sessions += "teach,ttt,2026-02-02,delivered,a,\n"
        for number in 0..<trainers { attendance += "teach,p\(number),,a,completed,\n" }
        for month in 3...14 {
            let day = "\(2026 + (month - 1) / 12)-\(String((month - 1) % 12 + 101).dropFirst())-10"
            let lead = month % 3 == 0 ? "fay" : "p\(month % trainers)"
            sessions += "s\(month),workshop,\(day),delivered,a,\(lead)\n"
            attendance += "s\(month),,8,b,completed,no\ns\(month),,2,b,no-show,\n"
        }
        try write("people.csv", people)
        try write("sessions.csv", sessions)
        try write("attendance.csv", attendance)
        return folder
    }

    @Test("text says what is on record, what was assumed, what the records say, and what follows")
    func text() async throws {
        let scratch = try Scratch()
        let folder = try recorded(scratch)
        let run = try await Tool.run(["forecast", folder, "--replicates", "100", "-q"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.text.contains("On record until 10 February 2027: 108 people reached"))
        #expect(run.text.contains("Only 4 trainers on record, fewer than 10"))
        #expect(
            run.text.contains("of 3 qualified trainers have delivered; the default assumes 50%")
        )
        #expect(run.text.contains("The plan alone led to expect"))
        #expect(run.text.contains("people reached"))
    }

    @Test("JSON has the schema, what was learnt with its prior, and both forecasts")
    func json() async throws {
        let scratch = try Scratch()
        let folder = try recorded(scratch)
        let run = try await Tool.run([
            "forecast", folder, "--as-of", "2026-12-31", "--replicates", "20", "--format", "json",
            "-q",
        ])
        let json = try #require(run.json)
        #expect(json["schema"] as? String == "cascade.forecast/1")
        #expect(json["asOf"] as? String == "2026-12-31")
        #expect(json["weeksObserved"] as? Int == 51)
        let learnt = try #require(json["learnt"] as? [[String: Any]])
        let attendance = try #require(
            learnt.first { $0["assumption"] as? String == "attendance" }
        )
        #expect(attendance["n"] as? Double == 118)
        #expect((attendance["prior"] as? [String: Any])?["value"] as? String == "{beta: [16, 4]}")
        let forecast = try #require(json["forecast"] as? [String: [String: [Double]]])
        let plan = try #require(json["plan"] as? [String: [String: [Double]]])
        #expect(forecast["peopleReached"]?["p50"]?.count == 120)
        #expect(plan["peopleReached"]?["p50"]?.count == 120)
        #expect(forecast["peopleReached"]?["p05"]?[50] == forecast["peopleReached"]?["p95"]?[50])
    }

    @Test("a chart is written, and CSV tells observed weeks from forecast ones")
    func chartAndTable() async throws {
        let scratch = try Scratch()
        let folder = try recorded(scratch)
        let picture = scratch.path("f.svg")
        let run = try await Tool.run([
            "forecast", folder, "--replicates", "20", "--format", "csv", "--svg", picture, "-q",
        ])
        #expect(run.status == 0, "\(run.messages)")
        let lines = run.text.split(separator: "\n")
        #expect(lines[0] == "metric,week,ends,what,mean,p05,p10,p25,p50,p75,p90,p95,plan p50")
        #expect(lines[1].hasPrefix("peopleReached,0,2026-01-11,observed,0,"))
        #expect(lines[120].hasPrefix("peopleReached,119,2028-04-23,forecast,"))
        #expect(try String(contentsOfFile: picture, encoding: .utf8).contains("Observed until"))
    }

    @Test("a back-test tells coverage, score and baselines, or why there is none")
    func backtest() async throws {
        let scratch = try Scratch()
        let folder = try recorded(scratch)
        let run = try await Tool.run([
            "forecast", folder, "--backtest", "--months", "3", "--replicates", "40", "-q",
        ])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.text.contains("80% ranges in"))
        #expect(run.text.contains("a fitted Bass curve"))
        let json = try await Tool.run([
            "forecast", folder, "--backtest", "--months", "3", "--replicates", "40", "--format",
            "json", "-q",
        ])
        let points = try #require(json.json?["points"] as? [[String: Any]])
        #expect(points.count % 3 == 0 && points.count >= 3)
        let short = try await Tool.run(["forecast", folder, "--backtest", "--months", "12", "-q"])
        #expect(short.status == 1)
        #expect(short.messages.contains("too short"))
    }

    @Test(
        "wrong options are refused with what to do",
        arguments: [
            ["--prior-weight", "0"], ["--months", "3"], ["--backtest", "--months", "30"],
            ["--backtest", "--until", "2027-01-01"], ["--as-of", "soon"],
            ["--as-of", "2020-01-01"],
            ["--as-of", "2026-12-01", "--until", "2026-11-01"],
        ]
    )
    func refused(options: [String]) async throws {
        let scratch = try Scratch()
        let folder = try recorded(scratch)
        let run = try await Tool.run(["forecast", folder, "-q"] + options)
        #expect(run.status == 2, "\(options): \(run.messages)")
        #expect(!run.messages.isEmpty)
    }
}
