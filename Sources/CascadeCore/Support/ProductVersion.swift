/// Which version of the product this is.
public enum ProductVersion {
    /// The version, by semantic versioning.
    ///
    /// It changes whenever the same programme could give other figures.
    public static let text = "0.6.0"
}
