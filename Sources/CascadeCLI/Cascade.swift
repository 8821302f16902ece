import ArgumentParser

@main
struct Cascade: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "cascade")
}
