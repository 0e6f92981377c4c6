namespace CnnLab.Engine;

/// <summary>A data set in figures: what can be kept of it where its images need not be.</summary>
/// <param name="Fingerprint">The sha256 of the content.</param>
/// <param name="Training">How many images there are to learn from.</param>
/// <param name="Test">How many test images there are; null where the data set has none of its own.</param>
public sealed record DataSummary(string Fingerprint, int Training, int? Test)
{
    /// <summary>Loads a data set and looks at its figures.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="factory">Makes it.</param>
    /// <param name="getData">Gets what loads the data and gives them, maybe those of an earlier run.</param>
    /// <param name="cancellationToken">Gives up loading.</param>
    /// <exception cref="ComponentException">The data are missing, damaged or not those that are pinned.</exception>
    public static DataSummary Of(
        Component<Dataset> dataset,
        IComponentFactory factory,
        Func<Func<DatasetContents>, DatasetContents> getData,
        CancellationToken cancellationToken)
    {
        var data = getData(
            () => DataLoading.Load(factory.Create<Dataset>(dataset), dataset.Type, cancellationToken));
        return new DataSummary(data.Fingerprint, data.Training.Count, data.Test?.Count);
    }
}
