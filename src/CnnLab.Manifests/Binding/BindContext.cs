namespace CnnLab.Manifests;

/// <summary>What binding shares: the catalog, the findings so far, and the manifest's <c>components</c>.</summary>
internal sealed class BindContext(IComponentCatalog catalog, IReadOnlyList<Finding> findings)
{
    private readonly List<Finding> _findings = [.. findings];

    public IComponentCatalog Catalog { get; } = catalog;

    public IReadOnlyList<Finding> Findings => _findings;

    public int Errors { get; private set; }

    public SharedComponents Shared { get; set; } = SharedComponents.None;

    public void Error(Node node, string message) => Add(Severity.Error, node.Location, node.Path, message);

    public void Add(Severity severity, Location location, string path, string message)
    {
        _findings.Add(location.Finding(severity, path, message));
        if (severity == Severity.Error) Errors++;
    }
}
