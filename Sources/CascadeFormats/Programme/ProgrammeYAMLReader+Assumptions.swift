import CascadeCore
import Yams

extension ProgrammeYAMLReader {
    /// The assumptions under the key `assumptions` of an item.
    func assumptions(
        of map: YAMLMap,
        in section: ProblemPlace.Section,
        _ index: Int
    ) -> AssumptionSet {
        guard let node = map["assumptions"] else { return [:] }
        return readAssumptions(node, in: section, index, of: map.owner)
    }

    /// The assumptions in a mapping.
    func readAssumptions(
        _ node: Node,
        in section: ProblemPlace.Section,
        _ index: Int?,
        of owner: String
    ) -> AssumptionSet {
        let map = YAMLMap(
            node,
            keys: Assumption.allCases.map(\.rawValue),
            in: section,
            index,
            prefix: section == .assumptions ? "" : "assumptions.",
            owner: owner,
            log: log
        )
        guard let map else { return [:] }
        var result: AssumptionSet = [:]
        for (key, value) in map.entries where !YAMLMap.isAbsent(value) {
            guard let assumption = Assumption(rawValue: key.string) else { continue }
            result[assumption] = readQuantity(value, key.string, of: map)
        }
        return result
    }

    private static let forms =
        "a number, {beta: [a, b]}, {gamma: {mean, shape}}, {lognormal: {median, sigma}},"
        + " {triangular: [low, mode, high]}, {uniform: [low, high]} or {normal: {mean, sd}}"

    private func readQuantity(_ node: Node, _ key: String, of map: YAMLMap) -> Quantity? {
        if let text = YAMLMap.scalar(node) {
            if text == "none" { return .unlimited }
            return map.number(node, key).map { .number($0) }
        }
        guard case .mapping(let mapping) = node else {
            map.report(key, node, expected: ProgrammeYAMLReader.forms)
            return nil
        }
        let names = mapping.map { YAMLMap.scalar($0.key) ?? "" }
        if names.contains("mean") || names.contains("shape") {
            return numbers(node, ["mean", "shape"], key, of: map).map {
                .negativeBinomial(mean: $0[0], shape: $0[1])
            }
        }
        if names.contains("median-weeks") || names.contains("sigma") {
            return numbers(node, ["median-weeks", "sigma"], key, of: map).map {
                .lognormalWeeks(median: $0[0], sigma: $0[1])
            }
        }
        let known = ["beta", "gamma", "lognormal", "triangular", "uniform", "normal"]
        guard names.count == 1, let name = names.first, known.contains(name),
            let inner = mapping.first?.value
        else {
            let wrong = names.first { !known.contains($0) }
            map.report(
                key,
                node,
                expected: ProgrammeYAMLReader.forms,
                suggestion: wrong.flatMap { log.suggester.nearest(to: $0, in: known) }
            )
            return nil
        }
        switch name {
        case "beta":
            return list(inner, 2, "[a, b]", key, of: map).map { .beta(a: $0[0], b: $0[1]) }
        case "gamma":
            return numbers(inner, ["mean", "shape"], key, of: map).map {
                .gamma(mean: $0[0], shape: $0[1])
            }
        case "lognormal":
            return numbers(inner, ["median", "sigma"], key, of: map).map {
                .lognormal(median: $0[0], sigma: $0[1])
            }
        case "triangular":
            return list(inner, 3, "[low, mode, high]", key, of: map).map {
                .triangular(low: $0[0], mode: $0[1], high: $0[2])
            }
        case "uniform":
            return list(inner, 2, "[low, high]", key, of: map).map {
                .uniform(low: $0[0], high: $0[1])
            }
        default:
            return numbers(inner, ["mean", "sd"], key, of: map).map {
                .normal(mean: $0[0], sd: $0[1])
            }
        }
    }

    /// The numbers of a list that must have so many.
    private func list(
        _ node: Node,
        _ count: Int,
        _ form: String,
        _ key: String,
        of map: YAMLMap
    ) -> [Double]? {
        guard case .sequence(let sequence) = node, sequence.count == count else {
            map.report(key, node, expected: form)
            return nil
        }
        let numbers = sequence.compactMap { map.number($0, key) }
        return numbers.count == count ? numbers : nil
    }

    /// The numbers of a mapping that must have just these keys.
    private func numbers(
        _ node: Node,
        _ names: [String],
        _ key: String,
        of map: YAMLMap
    ) -> [Double]? {
        let inner = YAMLMap(
            node,
            keys: names,
            in: map.section,
            map.index,
            prefix: "\(map.prefix)\(key).",
            owner: "\(key) of \(map.owner)",
            log: log
        )
        guard let inner else { return nil }
        var numbers: [Double] = []
        for name in names {
            guard let number = required(inner, name, inner.number(name), "a number") else {
                map.markUnreadable(key)
                return nil
            }
            numbers.append(number)
        }
        return numbers
    }
}
