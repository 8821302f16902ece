import CascadeCore
import Foundation
import Testing

@testable import CascadeFormats

@Suite("What is wrong with a table is named")
struct TableFaultTests {
    private func problems(_ text: String, _ mapping: SessionTableMapping = SessionTableMapping())
        throws -> [String]
    {
        try TableExample.read(text, mapping).problems.map(\.description)
    }

    @Test("a misspelt heading: its cell, and what was meant")
    func misspelt() throws {
        #expect(
            try problems("date,cuorse,person,organisation\n2026-02-03,workshop,Ada Byrne,halyard\n")
                .first
                == "row 1, cell B1: heading: found “cuorse”, expected a name that is known; or say --map \"cuorse=course\","
                + " or leave it out with --map \"cuorse=ignore\". Did you mean “course”?"
        )
    }

    @Test("a heading like another one is left alone where that one is there")
    func similar() throws {
        let reading = try TableExample.read(
            "date,course,host,Post,headcount\n2026-02-03,workshop,lead,Nurse,4\n"
        )
        #expect(reading.problems.isEmpty)
        #expect(reading.columns[3].field == nil)
    }

    @Test("two columns for one field: both cells")
    func repeated() throws {
        let found = try problems("date,course,person,Name,organisation\n")
        #expect(found.contains { $0.hasPrefix("row 1, cell D1: heading: found “Name”") })
        #expect(found.contains { $0.contains("C1 (“person”)") })
    }

    @Test("several columns of trainers are fine")
    func trainers() throws {
        let reading = try TableExample.read(
            "date,course,Lead trainer,Co-trainer,headcount\n2026-02-03,workshop,maren,tobias,4\n"
        )
        #expect(reading.problems.isEmpty)
        #expect(
            TableExample.told(reading) == ["workshop 2026-02-03 by maren+tobias: 4@?"]
        )
    }

    @Test("words that nobody knows: once each, with how often and in which rows")
    func unknown() throws {
        let found = try problems(
            """
            date,course,person,organisation,outcome
            2026-02-03,worksop,Ada Byrne,halyard,completed
            2026-02-03,worksop,Ben Cole,halyard,completed
            2026-02-03,workshop,Cyn Dale,Haliard Trust,completed
            2026-02-03,workshop,Cyn Dale,halyard,complted

            """
        )
        #expect(found.count == 3)
        #expect(found[0].hasPrefix("row 2, cell B2: course (in rows 2 and 3): found “worksop”"))
        #expect(found[0].contains("Did you mean “workshop”?"))
        #expect(found[1].contains("row 4, cell D4: organisation: found “Haliard Trust”"))
        #expect(found[1].contains("--value \"organisation:Haliard Trust=…\""))
        #expect(found[1].contains("Did you mean “Halyard Trust”?"))
        #expect(found[2].contains("Did you mean “completed”?"))
    }

    @Test("rows with problems are left out, the others are read")
    func partly() throws {
        let reading = try TableExample.read(
            """
            date,course,person,organisation
            2026-02-30,workshop,Ada Byrne,halyard
            2026-02-03,workshop,Ben Cole,halyard
            2026-02-03,workshop,Sam Jones,ferryman
            2026-02-03,workshop,,halyard

            """
        )
        #expect(TableExample.told(reading) == ["workshop 2026-02-03 by : Ben Cole@halyard"])
        #expect(reading.problems.map(\.row) == [2, 4, 5])
        #expect(reading.problems[1].description.contains("sam-1, sam-2"))
        #expect(!reading.isUnusable)
    }

    @Test(
        "cells that hold no such thing",
        arguments: [
            ("46056,workshop,Ada Byrne,halyard,,", "A2: date: found “46056”", "format the column"),
            ("2026-02-03,workshop,Ada Byrne,halyard,ada,", "e-mail address", "ada@halyard"),
            ("2026-02-03,workshop,,halyard,,minus", "headcount: found “minus”", "whole number"),
            ("2026-02-03,workshop,Ada Byrne,halyard,,4", "headcount beside a name", "either"),
            ("2026-02-03,#REF!,Ada Byrne,halyard,,", "B2: formula: found “#REF!”", "formula out"),
            ("2026-02-03,,Ada Byrne,halyard,,", "B2: course: found nothing", "fill it in"),
            (",workshop,Ada Byrne,halyard,,", "A2: date: found nothing", "fill it in"),
        ]
    )
    func cells(row: String, place: String, advice: String) throws {
        let found = try problems("date,course,person,organisation,email,headcount\n\(row)\n")
        #expect(found.count == 1)
        #expect(found.first?.contains(place) == true)
        #expect(found.first?.contains(advice) == true)
    }

    @Test("rows of one session that disagree")
    func disagreement() throws {
        let found = try problems(
            """
            session,date,course,place,headcount
            A,2026-02-03,workshop,Hall,4
            A,2026-02-04,workshop,Hall,4

            """
        )
        #expect(found.count == 1)
        #expect(found.first?.contains("row 3: date of session “A”: found “2026-02-04”") == true)
    }

    @Test("a person said to have completed and to have stayed away")
    func contradiction() throws {
        let found = try problems(
            """
            date,course,person,organisation,outcome
            2026-02-03,workshop,Ada Byrne,halyard,completed
            2026-02-03,workshop,Ada Byrne,halyard,no-show
            2026-02-03,workshop,Ada Byrne,halyard,completed

            """
        )
        #expect(found.count == 1)
        #expect(found.first?.contains("row 2 says something different") == true)
    }

    @Test(
        "tables without what they need",
        arguments: [
            ("", "expected a heading"), ("date,course,person\n", "rows below the heading"),
            ("colour,size\nred,4\n", "--map \"HEADING=date\""),
            ("date,person\n2026-02-03,Ada\n", "--course"),
        ]
    )
    func missing(text: String, expected: String) throws {
        let reading = try TableExample.read(text)
        #expect(reading.isUnusable)
        #expect(reading.problems.contains { $0.description.contains(expected) })
    }

    // MARK: - Days

    @Test(
        "days as people write them",
        arguments: [
            "2026-03-04", "04.03.2026", "4 March 2026", "4 Mar 26", "Wed 4 March 2026",
            "Wednesday, 4th of March 2026", "March 4, 2026", "4-Mar-2026", "04-Mar-26",
            "2026-03-04 09:30:00", "2026-03-04T09:30:00Z", "4 Mar 2026 9.00AM", "2026/3/4",
        ]
    )
    func day(text: String) {
        #expect(TableDates.day(text, .mdy) == TableExample.day(3, 4))
    }

    @Test(
        "what is no day",
        arguments: [
            "", "soon", "2026-02-30", "31 February 2026", "2026", "March 2026", "4/2026",
            "32/13/2026", "13/13/2026", "March March 2026", "4 Marxh 2026", "00/01/2026",
        ]
    )
    func noDay(text: String) {
        #expect(TableDates.day(text, .dmy) == nil)
        #expect(TableDates.day(text, .mdy) == nil)
    }

    @Test("the order of numbers follows from the column, or is asked for")
    func orders() throws {
        #expect(TableDates.order(of: ["03/04/2026", "13/04/2026"]) == .known(.dmy))
        #expect(TableDates.order(of: ["03/04/2026", "04/13/2026"]) == .known(.mdy))
        #expect(TableDates.order(of: ["03/04/2026", "05/05/2026"]) == .open("03/04/2026"))
        #expect(
            TableDates.order(of: ["13/04/2026", "04/13/2026"]) == .mixed("13/04/2026", "04/13/2026")
        )
        let table = "date,course,headcount\n03/04/2026,workshop,4\n05/04/2026,workshop,4\n"
        let unclear = try TableExample.read(table)
        #expect(unclear.problems.count == 1)
        #expect(unclear.problems.first?.description.contains("--dates dmy") == true)
        #expect(unclear.sessions.isEmpty)
        let told = try TableExample.read(table, SessionTableMapping(dates: .mdy))
        #expect(
            told.sessions.map(\.delivered.start) == [
                TableExample.day(3, 4), TableExample.day(5, 4),
            ]
        )
    }

    // MARK: - Files

    private func refusal(_ bytes: [UInt8], _ name: String) throws -> String {
        do {
            let reading = try TableExample.read(bytes: bytes, name)
            return reading.problems.map(\.description).joined(separator: "\n")
        } catch let error as ProgrammeFolderError {
            return error.description
        }
    }

    @Test("text that is not UTF-8: the byte, its line and what to do")
    func encoding() throws {
        let text = Array("date,course,person\n2026-02-03,workshop,In".utf8) + [0xEA, 0x73, 0x0A]
        let found = try refusal(text, "latin.csv")
        #expect(found.contains("byte 0xEA (byte 42 of the file, in line 2)"))
        #expect(found.contains("“CSV UTF-8”"))
    }

    @Test(
        "files that are something else",
        arguments: [
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "old Excel file (.xls)", ".xlsx"),
            ([0x25, 0x50, 0x44, 0x46, 0x2D], "PDF", ".xlsx"),
            ([0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18), ".ods", ".xlsx"),
            (Array("<html><table><tr><td>".utf8), "a web page", ".xlsx"),
            ([0xFF, 0xFE, 0x64, 0x00, 0x61, 0x00], "UTF-16", "CSV UTF-8"),
        ] as [([UInt8], String, String)]
    )
    func foreign(bytes: [UInt8], kind: String, advice: String) throws {
        let found = try refusal(bytes, "table.xls")
        #expect(found.contains(kind))
        #expect(found.contains(advice))
    }

    @Test("a quote that is never closed: its row")
    func quote() throws {
        let found = try refusal(
            Array("date,course\n2026-02-03,\"workshop\n2026-02-04,ttt\n".utf8),
            "quote.csv"
        )
        #expect(found.contains("row 2"))
        #expect(found.contains("closing quote"))
    }

    @Test(
        "row numbers are those of a spreadsheet program, lines inside of quotes and blank rows included"
    )
    func rowNumbers() throws {
        let found = try problems(
            "date,course,person,organisation,notes\n2026-02-03,workshop,Ada Byrne,halyard,\"a\nb\nc\"\n\n2026-02-31,workshop,Ada Byrne,halyard,\n"
        )
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("row 4, cell A4: date") == true)
    }
}
