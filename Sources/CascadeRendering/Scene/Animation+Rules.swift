extension Scene.Animation {
    /// How long one frame takes to give way to the next, in seconds: slow enough that nothing flashes.
    static let fade = 0.6
    /// How many times longer than the others the last frame stays.
    static let rest = 2.0

    /// Seconds of one round.
    var round: Double { seconds * (Double(frames.count) - 1 + Self.rest) }

    /// The rules that show one frame after the other on a screen, unless the reader prefers no motion.
    ///
    /// Without motion, in print and once all rounds are over, the last frame alone is seen. Pointing at the picture, or
    /// reaching something in it with the keyboard, pauses it (WCAG 2.2.2); each change takes ``fade`` seconds and there are
    /// never three in one (WCAG 2.3.1).
    func rules(root: String, prefix: String) -> String {
        guard let last = frames.last, frames.count > 1 else { return "" }
        func ids(_ frames: some Sequence<String>) -> String {
            frames.map { "\(root) #\(prefix)\($0)" }.joined(separator: ",")
        }
        var out = "\(ids(frames.dropLast())){opacity:0;visibility:hidden}\n"
        out += "\(ids([last])){opacity:1;visibility:visible}\n"
        out += "@media screen and (prefers-reduced-motion:no-preference){\n"
        for frame in frames {
            let duration = Coordinate.text(round, digits: 2)
            out +=
                "\(ids([frame])){animation:\(prefix)cascade-\(frame) \(duration)s linear \(rounds)}\n"
        }
        let paused = [":hover", ":focus-within", ":active"].flatMap { state in
            frames.map { "\(root)\(state) #\(prefix)\($0)" }
        }
        out += "\(paused.joined(separator: ",")){animation-play-state:paused}\n}\n"
        for (position, frame) in frames.enumerated() {
            out += "@keyframes \(prefix)cascade-\(frame){\(keyframes(position))}\n"
        }
        return out
    }

    /// When a frame is seen, in shares of a round.
    private func keyframes(_ position: Int) -> String {
        let shown = "{opacity:1;visibility:visible}"
        let hidden = "{opacity:0;visibility:hidden}"
        func at(_ seconds: Double) -> String {
            Coordinate.text(100 * max(0, min(1, seconds / round)), digits: 2) + "%"
        }
        let start = Double(position) * seconds
        let end = start + seconds
        if position == frames.count - 1 {
            return "0%,\(at(start - Self.fade))\(hidden)\(at(start)),100%\(shown)"
        }
        let after = "\(at(end - Self.fade))\(shown)\(at(end)),100%\(hidden)"
        return position == 0
            ? "0%,\(after)" : "0%,\(at(start - Self.fade))\(hidden)\(at(start)),\(after)"
    }
}
