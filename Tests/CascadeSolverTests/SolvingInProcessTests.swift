import CascadeSolver
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite("Solving inside a process that does other things")
struct SolvingInProcessTests {
    @Test("the same program gets the same answer, whatever was solved before")
    func deterministic() {
        let hard = RandomPrograms.knapsacks(variables: 35, limits: 6, seed: 1)
        let first = hard.solved(nodes: 40)
        for seed in 2..<8 as Range<UInt64> {
            _ = RandomPrograms.knapsacks(variables: 30, limits: 4, seed: seed).solved(nodes: 30)
            #expect(hard.solved(nodes: 40) == first)
        }
    }

    @Test("calls from several threads give what calls in turn give")
    func threads() async {
        let programs = (0..<24 as Range<UInt64>).map {
            RandomPrograms.knapsacks(variables: 25, limits: 4, seed: $0)
        }
        let inTurn = programs.map { $0.solved() }
        let together = await withTaskGroup(of: (Int, Solution).self) { group in
            for (number, program) in programs.enumerated() {
                group.addTask { (number, program.solved()) }
            }
            var found = [Solution](repeating: .undecided, count: programs.count)
            for await (number, solution) in group { found[number] = solution }
            return found
        }
        #expect(together == inTurn)
    }

    @Test("nothing is printed")
    func silent() async throws {
        let result = try await #require(
            processExitsWith: .success,
            observing: [\.standardOutputContent, \.standardErrorContent]
        ) {
            _ = RandomPrograms.knapsacks(variables: 40, limits: 6, seed: 5).solved()
            _ = RandomPrograms.knapsacks(variables: 40, limits: 6, seed: 5).solved(nodes: 1)
            _ = RandomPrograms.marketSplit(variables: 30, limits: 4, seed: 3).solved(nodes: 5)
            var program = IntegerProgram()
            let x = program.variable(0 ... .infinity, worth: 1)
            let y = program.variable(0 ... .infinity)
            program.constrain([(x, 1), (y, -1)], to: -.infinity...3)
            _ = program.solved()
            program.constrain([(x, 2), (y, 2)], to: 5...5)
            _ = program.solved()
            var relaxed = IntegerProgram()
            let z = relaxed.variable(0...4, isWhole: false, worth: 1)
            relaxed.constrain([(z, 2)], to: -1...3)
            _ = relaxed.solved()
            exit(EXIT_SUCCESS)
        }
        // The test runner marks the output of its child processes.
        let idle = try await #require(
            processExitsWith: .success,
            observing: [\.standardOutputContent, \.standardErrorContent]
        ) { exit(EXIT_SUCCESS) }
        #expect(result.standardOutputContent == idle.standardOutputContent)
        #expect(result.standardErrorContent == idle.standardErrorContent)
    }

    @Test("Ctrl-C still does what it did before")
    func signals() async {
        await #expect(processExitsWith: .exitCode(7)) {
            var interrupt = sigset_t()
            sigemptyset(&interrupt)
            sigaddset(&interrupt, SIGINT)
            pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
            signal(SIGINT) { _ in _exit(7) }
            _ = RandomPrograms.knapsacks(variables: 30, limits: 4, seed: 5).solved()
            raise(SIGINT)
            exit(EXIT_SUCCESS)
        }
    }
}
