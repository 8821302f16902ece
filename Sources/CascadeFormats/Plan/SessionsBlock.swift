import CascadeCore
import Yams

/// The sessions that stand in a programme.yaml, so that some can be changed with every other byte left as it is.
struct SessionsBlock {
    private let bytes: [UInt8]
    private let lines: [Int]
    private let key: Node
    private let items: [Node]

    /// The block of a text that reads as a programme; nil where the text has no list of sessions.
    init?(_ bytes: [UInt8]) {
        guard let root = try? YAMLText(bytes).root(), case .mapping(let mapping) = root,
            let entry = mapping.first(where: { YAMLMap.scalar($0.key) == "sessions" }),
            case .sequence(let sequence) = entry.value
        else { return nil }
        self.bytes = bytes
        key = entry.key
        items = Array(sequence)
        var lines = [0]
        for (position, byte) in bytes.enumerated() where byte == 0x0A { lines.append(position + 1) }
        self.lines = lines
    }

    // MARK: - In place

    /// The text with some sessions changed where they stand.
    ///
    /// `sessions` are those of the block in written order, each with what it becomes: nil where it is dropped.
    ///
    /// - Returns: the text; nil where an item is not written in braces, so that it can't be changed in place.
    func edited(_ sessions: [(old: Session, new: Session?)]) -> [UInt8]? {
        guard sessions.count == items.count else { return nil }
        var edits: [(range: Range<Int>, text: String)] = []
        for (item, session) in zip(items, sessions) where session.new != session.old {
            guard let range = braces(at: item) else { return nil }
            guard let new = session.new else {
                guard let line = wholeLines(of: range) else { return nil }
                edits.append((line, ""))
                continue
            }
            var seatless = session.old
            seatless.seats = new.seats
            if seatless == new, case .mapping(let mapping) = item,
                let seats = mapping.first(where: { YAMLMap.scalar($0.key) == "seats" }),
                let place = braces(at: seats.value)
            {
                edits.append((place, Self.seats(new)))
            } else {
                edits.append((range, YAMLWriter.map(Self.pairs(new))))
            }
        }
        var result: [UInt8] = []
        var position = 0
        for edit in edits {
            guard edit.range.lowerBound >= position else { return nil }
            result += bytes[position..<edit.range.lowerBound]
            result += Array(edit.text.utf8)
            position = edit.range.upperBound
        }
        return result + bytes[position...]
    }

    private static func seats(_ session: Session) -> String {
        YAMLWriter.map(session.seats.map { ($0.invitation.word, String($0.count)) })
    }

    private static func pairs(_ session: Session) -> [(String, String?)] {
        func list(_ ids: [String]) -> String? {
            ids.isEmpty ? nil : YAMLWriter.list(ids.map(YAMLWriter.quoted))
        }
        return [
            ("id", YAMLWriter.quoted(session.id)), ("course", YAMLWriter.quoted(session.course)),
            ("start", session.start.description), ("end", session.end?.description),
            ("status", session.status == .planned ? nil : session.status.rawValue),
            ("host", session.host.map(YAMLWriter.quoted)),
            ("place", session.place.map(YAMLWriter.quoted)), ("trainers", list(session.trainers)),
            ("people", list(session.people)),
            ("seats", session.seats.isEmpty ? nil : seats(session)),
            ("notes", session.notes.map(YAMLWriter.quoted)),
        ]
    }

    // MARK: - As a whole

    /// The text without the block, its key included; nil where the key doesn't start a line.
    ///
    /// Blank lines and comments before the next key stay.
    var removed: [UInt8]? {
        guard let mark = key.mark, mark.column == 1, mark.line >= 1, mark.line <= lines.count else {
            return nil
        }
        var last = mark.line
        for line in mark.line..<lines.count {
            let start = lines[line]
            let first = start < bytes.count ? bytes[start] : 0x0A
            switch first {
            case 0x0A, 0x0D, 0x23: continue
            case 0x20, 0x09, 0x2D, 0x5D, 0x7D:
                if !isBlankOrComment(line) { last = line + 1 }
                continue
            default: break
            }
            break
        }
        let end = last < lines.count ? lines[last] : bytes.count
        return Array(bytes[..<lines[mark.line - 1]]) + bytes[end...]
    }

    private func isBlankOrComment(_ line: Int) -> Bool {
        let end = line + 1 < lines.count ? lines[line + 1] : bytes.count
        let first = bytes[lines[line]..<end].first { $0 != 0x20 && $0 != 0x09 }
        return first.map { $0 == 0x0A || $0 == 0x0D || $0 == 0x23 } ?? true
    }

    // MARK: - Places

    /// The byte at which a node starts.
    private func offset(of node: Node) -> Int? {
        guard let mark = node.mark, mark.line >= 1, mark.line <= lines.count else { return nil }
        var position = lines[mark.line - 1]
        var column = 1
        while column < mark.column, position < bytes.count {
            position += 1
            while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
            column += 1
        }
        return position
    }

    /// The bytes of a mapping in braces, these included.
    private func braces(at node: Node) -> Range<Int>? {
        guard case .mapping = node, let start = offset(of: node), start < bytes.count,
            bytes[start] == 0x7B
        else { return nil }
        var depth = 0
        var position = start
        var mayQuote = true
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case 0x7B, 0x5B:
                depth += 1
                mayQuote = true
            case 0x7D, 0x5D:
                depth -= 1
                if depth == 0 { return start..<(position + 1) }
                mayQuote = false
            case 0x2C, 0x3A: mayQuote = true
            case 0x22, 0x27:
                if mayQuote {
                    guard let end = quoteEnd(from: position) else { return nil }
                    position = end
                }
                mayQuote = false
            case 0x23:
                let before = bytes[position - 1]
                if before == 0x20 || before == 0x09 || before == 0x0A {
                    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
                }
            case 0x20, 0x09, 0x0A, 0x0D: break
            default: mayQuote = false
            }
            position += 1
        }
        return nil
    }

    /// The closing quote of a text in quotes.
    private func quoteEnd(from start: Int) -> Int? {
        let quote = bytes[start]
        var position = start + 1
        while position < bytes.count {
            if bytes[position] == 0x5C, quote == 0x22 {
                position += 2
                continue
            }
            if bytes[position] == quote {
                let isDoubled =
                    quote == 0x27 && position + 1 < bytes.count
                    && bytes[position + 1] == quote
                if !isDoubled { return position }
                position += 1
            }
            position += 1
        }
        return nil
    }

    /// The lines of an item after a dash, where they hold nothing else but a comment behind it.
    private func wholeLines(of range: Range<Int>) -> Range<Int>? {
        var start = range.lowerBound
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        let before = bytes[start..<range.lowerBound].filter { $0 != 0x20 }
        var end = range.upperBound
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        let after = bytes[range.upperBound..<end].first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
        guard before == [0x2D], after == nil || after == 0x23 else { return nil }
        return start..<min(end + 1, bytes.count)
    }
}
