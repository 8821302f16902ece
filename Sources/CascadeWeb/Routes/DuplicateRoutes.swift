import CascadeCore
import CascadeFormats
import CascadeStore

/// What is probably there twice, and making one of two.
enum DuplicateRoutes {
    static let all: [Route] = [
        .lead("duplicates", DuplicatePages.list),
        .lead("merge/{kind}/{first}/{second}") { desk in
            try DuplicatePages.merging(FormPage(), desk)
        },
        .leadForm("merge/{kind}/{first}/{second}", merge),
    ]

    private static func merge(_ desk: DeskRequest) async throws -> WebResponse {
        let pair = try DuplicatePages.pair(desk)
        let form = desk.form
        guard let stays = form["stays"], [pair.first.id, pair.second.id].contains(stays) else {
            let fault = FormFault("stays", Words.Duplicates.needsChoice)
            return try DuplicatePages.merging(FormPage(form, faults: [fault]), desk, status: 422)
        }
        let goes = stays == pair.first.id ? pair.second.id : pair.first.id
        let kept = Set(form.all("keep").compactMap(MergeField.init))
        let isPerson = pair.kind == .person
        let keeping = kept.intersection(
            isPerson ? MergeField.ofPeople : MergeField.ofOrganisations
        )
        // The log tells who became one with whom by these words.
        let request = desk.change(.merged, "Merged \(pair.kind.rawValue) \(goes) into \(stays)")
        do {
            let result = try await desk.desk.changing { store in
                try store.change(request) { draft in
                    if isPerson {
                        try draft.merge(person: goes, into: stays, keeping: keeping)
                    } else {
                        try draft.merge(organisation: goes, into: stays, keeping: keeping)
                    }
                }
            }
            return desk.redirect(
                to: desk.path(isPerson ? "people" : "organisations", stays),
                after: result
            )
        } catch let error as MergeError {
            let fault = FormFault("stays", Words.Duplicates.refused(error))
            return try DuplicatePages.merging(FormPage(form, faults: [fault]), desk, status: 422)
        }
    }
}
