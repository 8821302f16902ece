import Testing

@testable import CascadeFormats

@Suite("Cutting tables into cells")
struct CSVTokenizerTests {
    private func records(_ text: String) throws -> [[String]] {
        var tokenizer = CSVTokenizer(Array(text.utf8))
        var records: [[String]] = []
        while try tokenizer.next() {
            records.append(tokenizer.cells.map { tokenizer.text(of: $0) })
        }
        return records
    }

    @Test(
        "quotes, line ends and delimiters are understood",
        arguments: [
            ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
            ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
            ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
            ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
            ("a\tb\n1;5\t2,\n", [["a", "b"], ["1;5", "2,"]]),
            ("\"a;x\",b\n1,2\n", [["a;x", "b"], ["1", "2"]]),
            ("a,b\n\"x\ny\",\"say \"\"hi\"\"\"\n", [["a", "b"], ["x\ny", "say \"hi\""]]),
            ("a,b\n\"x\r\ny\", z \n", [["a", "b"], ["x\r\ny", "z"]]),
            ("a,b\n\" x \" ,\n", [["a", "b"], [" x ", ""]]),
            (
                "a,b\n\n,\n\"\",\"\"\nO\"Brien,5\"\n",
                [["a", "b"], ["", ""], ["O\"Brien", "5\""]]
            ),
            ("", []), ("\n\n", []), ("a", [["a"]]), ("a,b\n1,", [["a", "b"], ["1", ""]]),
        ]
    )
    func cells(text: String, expected: [[String]]) throws {
        #expect(try records(text) == expected)
    }

    @Test("what is written reads back", arguments: 0..<40)
    func roundTrip(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        let letters: [Character] = ["a", ",", "\"", "\n", "\r", " ", ";", "é", "\t", "|"]
        let rows = (0..<20).map { _ in
            ["x"]
                + (0..<3).map { _ in
                    String(
                        (0..<Int.random(in: 0...6, using: &random)).map { _ in
                            letters.randomElement(using: &random) ?? "a"
                        }
                    )
                }
        }
        var writer = CSVWriter()
        writer.append(["a", "b", "c", "d"])
        for row in rows { writer.append(row) }
        #expect(try records(writer.text) == [["a", "b", "c", "d"]] + rows)
    }

    @Test("lines are counted through quoted line ends")
    func lines() throws {
        var tokenizer = CSVTokenizer(Array("a\n\"1\n2\r\n3\"\n\nb\n".utf8))
        var lines: [Int] = []
        while try tokenizer.next() { lines.append(tokenizer.recordLine) }
        #expect(lines == [1, 2, 6])
    }

    @Test("after a fault in a row the next rows are read")
    func recovery() throws {
        var tokenizer = CSVTokenizer(Array("a,b\n\"x\"y,2\nc,d\n".utf8))
        #expect(try tokenizer.next())
        #expect(throws: CSVTokenizer.Fault.self) { try tokenizer.next() }
        #expect(try tokenizer.next())
        #expect(tokenizer.text(of: tokenizer.cells[0]) == "c")
        #expect(tokenizer.recordLine == 3)
    }
}
