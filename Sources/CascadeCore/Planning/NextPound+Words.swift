extension NextPound {
    /// How many people more a further unit of the resource brings along a part of the curve: a pound, or a seat.
    ///
    /// - Returns: nil where the resource does not grow between the points.
    public func peoplePerUnit(from first: Int, to last: Int) -> Double? {
        guard points.indices.contains(first), points.indices.contains(last) else { return nil }
        let growth = amount(of: points[last]) - amount(of: points[first])
        guard growth > 0 else { return nil }
        return (points[last].people.mean - points[first].people.mean) / growth
    }

    /// How much of the resource a point uses: expected cost, or seats.
    public func amount(of point: Point) -> Double {
        switch resource {
        case .budget: point.cost
        case .seats: Double(point.seats)
        }
    }

    /// An amount in words: `£9,200`, `64 seats`.
    public func words(amount: Double, currency: String) -> String {
        switch resource {
        case .budget: Wording.roundMoney(amount, currency)
        case .seats: Wording.counted(Wording.whole(amount), "seat")
        }
    }

    /// The curve's finding in one short sentence without its stop.
    public func headline(currency: String) -> String {
        guard points.count > 1, let last = points.last else {
            return points.isEmpty ? "No plan was found for any amount" : "Only one plan was found"
        }
        if let bend, points.indices.contains(bend) {
            let amount = words(amount: amount(of: points[bend]), currency: currency)
            return switch resource {
            case .budget: "Past \(amount), more money buys clearly less"
            case .seats: "Past \(amount), a further seat brings clearly less"
            }
        }
        let end = words(amount: amount(of: last), currency: currency)
        let rate = rateWords(from: 0, to: points.count - 1, currency: currency)
        return "\(rate.prefix(1).uppercased())\(rate.dropFirst()), all the way to \(end)"
    }

    /// What a further unit brings before the bend and after it, as a sentence; nil without a bend between two points.
    public func bendSentence(currency: String) -> String? {
        guard let bend, bend > 0, bend < points.count - 1 else { return nil }
        let before = rateWords(from: 0, to: bend, currency: currency)
        let after = rate(from: bend, to: points.count - 1, currency: currency)
        return "Up to there \(before); beyond, \(after.text)."
    }

    /// What a further unit brings along a part of the curve: `a further person costs about £23`.
    private func rateWords(from first: Int, to last: Int, currency: String) -> String {
        let rate = rate(from: first, to: last, currency: currency)
        guard rate.isAny else { return rate.text }
        return switch resource {
        case .budget: "a further person costs \(rate.text)"
        case .seats: "a further seat brings \(rate.text)"
        }
    }

    /// The price of a further person, or the people that a further seat brings: `about £23`, `about 1.9 people`.
    private func rate(
        from first: Int,
        to last: Int,
        currency: String
    ) -> (text: String, isAny: Bool) {
        let rate = peoplePerUnit(from: first, to: last) ?? 0
        switch resource {
        case .budget:
            guard rate > 1e-9 else { return ("more money brings nobody more", false) }
            return rate > 1
                ? ("less than \(Wording.money(1, currency))", true)
                : ("about \(Wording.roundMoney(1 / rate, currency))", true)
        case .seats:
            guard rate >= 0.05 else { return ("a further seat brings hardly anybody", false) }
            let people = Wording.decimal(rate)
            return ("about \(people) \(people == "1" ? "person" : "people")", true)
        }
    }
}
