/// A picture as shapes and text with meaning, before it is written in any format.
package struct Scene: Sendable, Equatable {
    /// A shape.
    package struct Shape: Sendable, Equatable {
        /// What is drawn.
        package var outline: Outline
        /// What fills it; nil: nothing.
        package var fill: Paint?
        /// What its line is drawn with; nil: no line.
        package var stroke: Paint?
        /// Width of the line.
        package var lineWidth = 1.0
        /// Opacity of fill and line, 0 to 1.
        package var opacity = 1.0
        /// How the line is broken.
        package var dash = Dash.solid
    }

    /// The form of a shape.
    package enum Outline: Sendable, Equatable {
        /// A rectangle with rounded corners.
        case rect(Rect, radius: Double)
        /// A circle.
        case circle(Point, radius: Double)
        /// A path.
        case path([PathStep])
    }

    /// How a line is broken.
    package enum Dash: Sendable, Equatable {
        /// Not.
        case solid
        /// Into dashes.
        case dashed
        /// Into dots.
        case dotted
    }

    /// A line of text.
    package struct Text: Sendable, Equatable {
        /// Which part of the text stands at the point.
        package enum Anchor: String, Sendable, Equatable {
            /// Its beginning.
            case start
            /// Its middle.
            case middle
            /// Its end.
            case end
        }

        /// What it says.
        package var string: String
        /// Where its base line is anchored.
        package var at: Point
        /// Font size.
        package var size: Double
        /// Whether it is bold.
        package var bold = false
        /// Which part stands at the point.
        package var anchor = Anchor.start
        /// What it is painted with.
        package var paint = Paint.ink
        /// The ground that it stands on, which also keeps lines away from its letters.
        package var on = Paint.paper

        /// Width as measured.
        package var width: Double { FontMetrics.width(string, size: size, bold: bold) }

        /// The rectangle that the text covers.
        package var frame: Rect {
            let left =
                switch anchor {
                case .start: at.x
                case .middle: at.x - width / 2
                case .end: at.x - width
                }
            return Rect(left, at.y - 0.76 * size, width, 0.98 * size)
        }
    }

    /// Elements that belong together.
    package struct Group: Sendable, Equatable {
        /// What the group stands for.
        package enum Kind: String, Sendable, Equatable {
            /// A node of the graph.
            case node
            /// An edge of the graph.
            case edge
            /// A frame around nodes.
            case cluster
            /// The key to the picture.
            case legend
            /// Anything else.
            case part
        }

        /// What it stands for.
        package var kind: Kind
        /// Unique and stable within the picture.
        package var id: String?
        /// What it says to those who can't see it, and to those who point at it.
        package var title: String?
        /// What its id in files is made of: the id of the organisation, sector or course that it stands for; nil: `id`.
        ///
        /// It is the same from run to run, and when something else is added. Where a picture is public it is of no person.
        package var key: String?
        /// What others call it where they list whom they are linked with; nil: its title up to the first comma.
        package var name: String?
        /// Ids of the nodes at both ends of an edge.
        package var ends: [String] = []
        /// What it holds.
        package var elements: [Element]
    }

    /// A part of a picture.
    package indirect enum Element: Sendable, Equatable {
        /// A shape.
        case shape(Shape)
        /// A line of text.
        case text(Text)
        /// Elements that belong together.
        case group(Group)
    }

    /// What edges are called.
    package enum Links: Sendable, Equatable {
        /// Ties, which lead both ways.
        case ties
        /// Arrows.
        case arrows
    }

    /// Width and height.
    package var size: Size
    /// What the picture is called.
    package var title: String
    /// What it shows, in words.
    package var description: String
    /// What stands beside it where ``description`` is not read; empty where the drawing needs none.
    package var caption = ""
    /// Parts, from back to front.
    package var elements: [Element]
    /// What edges are called.
    package var links = Links.arrows
    /// What is shown one after the other; nil: everything at once.
    package var animation: Animation?

    /// Groups that are shown one after the other in the same place.
    package struct Animation: Sendable, Equatable {
        /// Ids of the groups, in order; the last is what a still, a print and whoever prefers no motion shows.
        package var frames: [String]
        /// How long each is shown, in seconds.
        package var seconds: Double
        /// How often all are shown before the last stays.
        package var rounds: Int
    }

    /// All texts, in drawing order.
    package var texts: [Text] {
        func collect(_ elements: [Element]) -> [Text] {
            elements.flatMap { element -> [Text] in
                switch element {
                case .shape: []
                case .text(let text): [text]
                case .group(let group): collect(group.elements)
                }
            }
        }
        return collect(elements)
    }

    /// All groups of a kind, in drawing order.
    package func groups(_ kind: Group.Kind) -> [Group] {
        func collect(_ elements: [Element]) -> [Group] {
            elements.flatMap { element -> [Group] in
                guard case .group(let group) = element else { return [] }
                return (group.kind == kind ? [group] : []) + collect(group.elements)
            }
        }
        return collect(elements)
    }
}
