import CascadeCore
import Testing

@testable import CascadeFormats

@Suite("Files that people have from other programs")
struct KnownLayoutTests {
    @Test("AMY's list: the event says day and place, --course the course, --organisation the rest")
    func amy() throws {
        let reading = try TableExample.read(
            """
            personal,family,email,event,role
            Maren,Okafor-Lisle,maren@lead.example,2026-02-10-ferryman,instructor
            Tobias,Whitlow,,2026-02-10-ferryman,supporting-instructor
            Ada,Byrne,ada@halyard.example,2026-02-10-ferryman,learner
            Eve,Frost,eve@ferryman.example,2026-02-10-ferryman,Learner
            Hal,Pert,hal@ferryman.example,2026-02-10-ferryman,helper

            """,
            SessionTableMapping(course: "workshop", organisation: "ferryman")
        )
        #expect(reading.layout.kind == .amy)
        #expect(reading.problems.isEmpty)
        #expect(
            TableExample.told(reading) == [
                "workshop 2026-02-10 ferryman by maren+tobias:"
                    + " ada, Eve Frost@ferryman <eve@ferryman.example>"
            ]
        )
        #expect(reading.recognisedByEmail == 2)
        #expect(reading.remarks.contains { $0.contains("helper") && $0.contains("row 6") })
    }

    @Test("AMY's event can be a session's id, by its own name or by --value")
    func amyEvents() throws {
        let reading = try TableExample.read(
            """
            personal,family,email,event,role
            Ada,Byrne,ada@halyard.example,workshop-1,learner
            Ada,Byrne,ada@halyard.example,2026-03-04-town,learner
            Ada,Byrne,ada@halyard.example,2026-05-04-town,learner

            """,
            SessionTableMapping(
                values: [
                    .init(.event, "2026-03-04-town", "workshop-3"),
                    .init(.event, "2026-05-04-town", "ttt"),
                ]
            )
        )
        #expect(reading.problems.isEmpty)
        #expect(
            TableExample.told(reading) == [
                "workshop 2026-01-14 workshop-1 by : ada",
                "workshop 2026-03-04 workshop-3 by : ada",
                "ttt 2026-05-04 by : ada",
            ]
        )
    }

    @Test("whose organisation nobody knows is a problem that says how to give it")
    func noOrganisation() throws {
        let reading = try TableExample.read(
            """
            personal,family,email,event,role
            Eve,Frost,eve@x.example,2026-02-10-ferryman,learner

            """,
            SessionTableMapping(course: "workshop")
        )
        #expect(reading.problems.count == 1)
        #expect(
            reading.problems.first?.description
                == "row 2, cell A2: organisation of Eve Frost: found nothing, expected the organisation: a column for it,"
                + " the e-mail address of someone known, or --organisation for all."
        )
    }

    @Test("CiviCRM's participants: who is registered only is not counted, speakers train")
    func civicrm() throws {
        let reading = try TableExample.read(
            """
            "Contact ID","First Name","Last Name","Email","Current Employer","Event Title","Event Start Date","Participant Status","Participant Role","Register date"
            3,Maren,Okafor-Lisle,maren@lead.example,,Restorative Workshop,2026-02-11 09:30:00,Attended,"Speaker, Volunteer",2026-01-02
            7,Ada,Byrne,ada@halyard.example,Halyard Trust,Restorative Workshop,2026-02-11 09:30:00,Attended,Attendee,2026-01-03
            8,Gus,Hill,gus@ferryman.example,Ferryman Academy,Restorative Workshop,2026-02-11 09:30:00,No-show,Attendee,2026-01-03
            9,Ivy,Jay,,Ferryman Academy,Restorative Workshop,2026-02-11 09:30:00,Registered,Attendee,2026-01-03
            10,Kit,Low,,Ferryman Academy,Restorative Workshop,2026-04-15 09:30:00,Cancelled,Attendee,2026-01-03
            10,Kit,Low,,Ferryman Academy,Restorative Workshop,2026-04-15 09:30:00,Attended,Attendee,2026-01-03

            """
        )
        #expect(reading.layout.kind == .civicrm)
        #expect(reading.problems.isEmpty)
        #expect(
            TableExample.told(reading) == [
                "workshop 2026-02-11 by maren: ada,"
                    + " Gus Hill@ferryman <gus@ferryman.example> no-show",
                "workshop 2026-04-15 by : Kit Low@ferryman",
            ]
        )
        #expect(reading.remarks.contains { $0.contains("Registered") })
        #expect(reading.remarks.contains { $0.contains("Cancelled") })
    }

    @Test(
        "the columns that CiviCRM imports are recognised too, and an event without a day is a problem"
    )
    func civicrmImport() throws {
        let reading = try TableExample.read(
            """
            Event Title,First Name,Last Name,CustomField,Participant Role,Status,Register date
            Restorative Workshop,Ada,Byrne,x,Attendee,Attended,2026-01-03

            """,
            SessionTableMapping(organisation: "halyard")
        )
        #expect(reading.layout.kind == .civicrm)
        #expect(reading.problems.map(\.subject) == ["date"])
        #expect(reading.columns.first { $0.name == "Register date" }?.field == nil)
    }

    @Test("TrainSMART's trainings: lists in cells, and people without names")
    func trainsmart() throws {
        let reading = try TableExample.read(
            """
            training_title_phrase,has_known_participants,training_start_date,training_end_date,training_length_value,training_location_name,comments,training_organizer_phrase,participants,trainers,unknown participants
            Train the Trainer,1,12/02/2026,13/02/2026,2,Town Hall,n/a,The Lead Charity,"12,Ada,,Byrne
            Ben Cole","7,Maren,Okafor-Lisle
            Tobias Whitlow","2(na), 1(male), 3(female), Nurse
            4(na), 0(male), 0(female), Clerk"

            """,
            SessionTableMapping(organisation: "halyard")
        )
        #expect(reading.layout.kind == .trainsmart)
        #expect(reading.problems.isEmpty)
        #expect(
            TableExample.told(reading) == [
                "ttt 2026-02-12/2026-02-13 lead Town Hall by maren+tobias:"
                    + " ada, Ben Cole@halyard, 10@?"
            ]
        )
    }

    @Test(
        "Moodle's report: the meetings of a group are one session of a course with several meetings"
    )
    func moodle() throws {
        let reading = try TableExample.read(
            "Course\tPractice Circle\nGroup\tAll participants\n\n"
                + "Student ID\tInstitution\tLast name\tFirst name\tGroups\t4 Feb 2026 9.00AM All students\t18 Feb 2026 9.00AM All students"
                + "\t04.03.2026 09.00 All students\t18 Mar 2026  9.00AM All students\tTaken sessions\tPoints\tPercentage\n"
                + "1\tHalyard Trust\tByrne\tAda\t\tP (2/2)\tL (1/2)\tE (1/2)\tP (2/2)\t4\t6 / 8\t75\n"
                + "2\tHalyard Trust\tCole\tBen\t\tP (2/2)\tA (0/2)\tA (0/2)\t?\t3\t2 / 8\t25\n"
                + "3\tHalyard Trust\tDale\tCyn\t\tA (0/2)\tA (0/2)\tA (0/2)\t-A\t4\t0 / 8\t0\n"
                + "4\tHalyard Trust\tEast\tDi\t\t?\t?\t?\t?\t0\t0 / 0\t0\n"
        )
        #expect(reading.layout.kind == .moodle)
        #expect(reading.problems.isEmpty)
        #expect(reading.headingRow == 4)
        #expect(
            TableExample.told(reading) == [
                "circle 2026-02-04/2026-03-18 by : ada, Ben Cole@halyard attended,"
                    + " Cyn Dale@halyard no-show"
            ]
        )
        #expect(reading.remarks.contains { $0.contains("75%") })
    }

    @Test("a register at home: names down, days across, a session for each day of a one-day course")
    func register() throws {
        let reading = try TableExample.read(
            """
            Name,Organisation,4 Feb 2026,11 Feb 2026
            Ada Byrne,halyard,x,x
            Ben Cole,halyard,,no

            """,
            SessionTableMapping(course: "workshop")
        )
        #expect(reading.problems.isEmpty)
        #expect(
            TableExample.told(reading) == [
                "workshop 2026-02-04 by : ada",
                "workshop 2026-02-11 by : ada, Ben Cole@halyard no-show",
            ]
        )
    }

    @Test("a register of a course that the programme doesn't have says so once")
    func unknownCourse() throws {
        let reading = try TableExample.read(
            "Course\tBaking\nName\t4 Feb 2026\nAda Byrne\tP\nBen Cole\tP\n"
        )
        #expect(
            reading.problems.map(\.description) == [
                "row 1, cell B1: course of the register: found “Baking”, expected a course of the programme."
                    + " Maybe --course workshop."
            ]
        )
    }
}
