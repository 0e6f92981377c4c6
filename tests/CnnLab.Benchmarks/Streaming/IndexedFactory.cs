namespace CnnLab.Benchmarks;

/// <summary>
/// Puts a data set of images made from their index in the place of the manifest's; all else is as it was.
/// </summary>
internal sealed class IndexedFactory(IComponentFactory components, int images) : IComponentFactory
{
    public T Create<T>(Component component, params object[] arguments)
        where T : class => typeof(T) == typeof(Dataset)
        ? (T)(object)new IndexedDataset(images)
        : components.Create<T>(component, arguments);
}
