import CascadeCore
import CascadeFormats
import CascadeRendering

/// The partnership map: how it stands and goes on, organisation by organisation, and what happens if someone leaves.
enum MapRoutes {
    static let all: [Route] = [
        .get("/p/{programme}/map", for: .lead) { request, site in
            let name = request.parameter("programme")
            let desk = try site.programmes.desk(name)
            let revision = try desk.revision()
            let programme = try desk.programme()
            let question = MapQuestion(request.query, in: programme)
            let found = question.found(in: programme)
            if let only = found.first, found.count == 1 {
                let id = SVGMarking.id(ofNode: only.id, prefix: MapPicture.prefix)
                return .redirect("\(request.path)?\(question.query.encoded)#\(id)")
            }
            let map = try await site.map(name, programme, revision, question)
            let leaving = question.leaves.map { Leaving.matching($0, in: programme) } ?? []
            var effect: WorkQueue.State<WhatIf.Effect>?
            if leaving.count == 1, case .ready = map, programme.canBeSimulated {
                effect = try await site.effect(of: leaving[0], on: name, programme, revision)
            }
            let content = MapPage(
                name: name,
                programme: programme,
                question: question,
                found: found,
                map: map,
                leaving: leaving,
                effect: effect,
                back: request.address
            )
            var page = site.page(
                Words.Navigation.map,
                for: request,
                current: Words.Navigation.map
            ) {
                content.html(for: request.visitor)
            }
            page.scripts = [.map]
            if content.isWaiting { page.waitForWork() }
            return .page(page)
        }
    ]
}
