/// The lines in which a file and the page that should stand there differ.
///
/// Lines count, not their order: what was moved alone is not found here. That takes a time in proportion to the lines, however
/// different they are.
struct LineDifference {
    /// Lines of the file that don't belong there, in order.
    private(set) var added: [ByteText] = []
    /// Lines that are missing in the file, in order.
    private(set) var missing: [ByteText] = []

    /// Compares lines.
    ///
    /// - Complexity: O(n) in the bytes of both.
    init(_ file: [ByteText], _ due: [ByteText]) {
        let most = min(file.count, due.count)
        var head = 0
        while head < most, file[head] == due[head] { head += 1 }
        var tail = 0
        while tail < most - head, file[file.count - 1 - tail] == due[due.count - 1 - tail] {
            tail += 1
        }
        let (changed, expected) = (
            file[head..<file.count - tail], due[head..<due.count - tail]
        )
        var left: [ByteText: Int] = [:]
        for line in expected { left[line, default: 0] += 1 }
        for line in changed {
            if let count = left[line], count > 0 {
                left[line] = count - 1
            } else {
                added.append(line)
            }
        }
        for line in expected.reversed() {
            if let count = left[line], count > 0 {
                left[line] = count - 1
                missing.append(line)
            }
        }
        missing.reverse()
    }
}
