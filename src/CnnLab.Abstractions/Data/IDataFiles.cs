namespace CnnLab;

/// <summary>
/// Finds a data set's files: in the folder the manifest names; or else in <c>$CNNLAB_DATA/&lt;type&gt;</c>, where the
/// system's packages put them, in the user's cache, and at last by a download that is checked. Constructor-injected.
/// </summary>
public interface IDataFiles
{
    /// <summary>
    /// The paths of all files, in the order asked; those that one pattern matches in the order of their names.
    /// </summary>
    /// <param name="type">The data set's type name, the name of its folders.</param>
    /// <param name="options">The folder and the mirrors of the manifest.</param>
    /// <param name="files">The files.</param>
    /// <param name="mirrors">Where they can be downloaded if the manifest names no mirrors.</param>
    /// <param name="cancellationToken">Gives up a download.</param>
    /// <exception cref="ComponentException">A file is nowhere: names every place that was looked in.</exception>
    IReadOnlyList<string> Locate(
        string type,
        FileDatasetOptions options,
        IReadOnlyList<DataFile> files,
        IReadOnlyList<Uri> mirrors,
        CancellationToken cancellationToken);

    /// <summary>Where a path of the manifest leads: a relative one counts from the manifest's folder.</summary>
    string FullPath(string path);
}
