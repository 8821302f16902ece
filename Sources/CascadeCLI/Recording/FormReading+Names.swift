import CascadeCore

extension FormReading {
    /// The id of an organisation that is named by id or name; the text itself where there is none, for others to refuse.
    func organisation(_ text: String) -> String {
        FormReading.id(text, draft.organisations, \.id, \.name)
    }

    /// The id of the one item that has this id or, but for capitals and accents, this name; else the text itself.
    ///
    /// Capitals do not matter in ids either, unless two differ only by them.
    static func id<Item>(
        _ text: String,
        _ items: [Item],
        _ id: (Item) -> String,
        _ name: (Item) -> String
    ) -> String {
        let text = NameText.collapsed(text)
        if items.contains(where: { id($0) == text }) { return text }
        let small = text.lowercased()
        if let item = items.first(where: { id($0).lowercased() == small }) { return id(item) }
        let folded = NameText.folded(text)
        let same = items.filter { NameText.folded(name($0)) == folded }
        return same.count == 1 ? id(same[0]) : text
    }

    /// Someone of the programme, by id, e-mail or name; nil, after a fault, where there is none.
    mutating func knownID(_ text: String, _ subject: String) -> String? {
        guard let who = who(text, subject) else { return nil }
        switch who {
        case .known(let id): return id
        case .new(let person):
            faults.append(
                "\(subject): found “\(text)”, expected someone of the programme; nobody of \(person.organisation) has this name."
            )
            return nil
        }
    }

    /// Someone who is named: by id, by e-mail, by a name that one person has, or as `name@organisation`, where an e-mail may follow
    /// in angle brackets.
    mutating func who(_ text: String, _ subject: String) -> Recording.Who? {
        let text = NameText.collapsed(text)
        if draft.people.contains(where: { $0.id == text }) { return .known(text) }
        let (plain, email) = FormReading.address(in: text)
        guard let at = plain.lastIndex(of: "@") else { return byName(plain, subject) }
        let folded = Recording.NewPerson.folded(text)
        let same = draft.people.filter { $0.email.map(Recording.NewPerson.folded) == folded }
        if same.count == 1 { return .known(same[0].id) }
        let name = NameText.collapsed(String(plain[..<at]))
        let organisation = organisation(String(plain[plain.index(after: at)...]))
        guard draft.organisations.contains(where: { $0.id == organisation }) else {
            let meant = nearest(organisation, draft.organisations.map(\.id))
            faults.append(
                "organisation of \(subject) \(name): found “\(organisation)”, expected the id or name of an organisation.\(meant)"
            )
            return nil
        }
        let namesakes = draft.people.filter {
            $0.organisation == organisation && NameText.collapsed($0.name) == name
        }
        let wanted = email.map(Recording.NewPerson.folded)
        let exact = namesakes.filter {
            wanted != nil && $0.email.map(Recording.NewPerson.folded) == wanted
        }
        if exact.count == 1 { return .known(exact[0].id) }
        if namesakes.count == 1 { return .known(namesakes[0].id) }
        guard namesakes.isEmpty else {
            report(namesakes, name, subject)
            return nil
        }
        return .new(Recording.NewPerson(name: name, organisation: organisation, email: email))
    }

    private mutating func byName(_ name: String, _ subject: String) -> Recording.Who? {
        let folded = NameText.folded(name)
        let same = draft.people.filter { NameText.folded($0.name) == folded }
        if same.count == 1 { return .known(same[0].id) }
        if same.count > 1 {
            report(same, name, subject)
            return nil
        }
        let host = draft.organisations.first?.id ?? "organisation"
        let known = draft.people.map(\.id) + draft.people.map(\.name)
        faults.append(
            "\(subject): found “\(name)”, expected someone of the programme, or a new person as name@organisation, such as “\(name)@\(host)”.\(nearest(name, known))"
        )
        return nil
    }

    private mutating func report(_ people: [Person], _ name: String, _ subject: String) {
        let ids = people.prefix(12).map { "\($0.id) (\($0.organisation))" }
        faults.append(
            "\(subject): found “\(name)”, expected the id of one of the \(people.count) people of this name: \(Wording.list(Array(ids)))."
        )
    }

    /// “ Did you mean …?” where a name is near, else nothing.
    func nearest(_ text: String, _ names: [String]) -> String {
        var suggester = Suggester()
        return suggester.nearest(to: text, in: names).map { " Did you mean “\($0)”?" } ?? ""
    }

    /// The text without an e-mail address in angle brackets at its end, and that address.
    private static func address(in text: String) -> (plain: String, email: String?) {
        guard text.last == ">", let open = text.lastIndex(of: "<") else { return (text, nil) }
        let email = String(text[text.index(after: open)...].dropLast())
        return (NameText.collapsed(String(text[..<open])), email.isEmpty ? nil : email)
    }
}
