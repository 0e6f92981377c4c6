namespace CnnLab;

/// <summary>
/// A source of labelled images. Its shape and classes are known without reading a file, so that a manifest can be
/// validated and a network benchmarked before any download; the names of folders may be looked at.
/// </summary>
/// <param name="options">The options that all data sets share.</param>
public abstract class Dataset(DatasetOptions options)
{
    /// <summary>The options that all data sets share.</summary>
    public DatasetOptions Options { get; } = options;

    /// <summary>The shape of one image, <c>[channels, height, width]</c>.</summary>
    public abstract Shape ImageShape { get; }

    /// <summary>The names of the classes; a label is a place in this list.</summary>
    public abstract IReadOnlyList<string> ClassNames { get; }

    /// <summary>Finds, verifies and opens the images.</summary>
    /// <exception cref="ComponentException">A file is missing or damaged: which, where, what was expected.</exception>
    public abstract DatasetContents Load(CancellationToken cancellationToken);
}
