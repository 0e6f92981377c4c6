namespace CnnLab.Manifests;

/// <summary>The components of all loaded plugins.</summary>
public interface IComponentCatalog
{
    /// <summary>
    /// What there is; no two plugins have the same name. Whoever builds the catalog admits only components whose
    /// options <see cref="OptionsDescriptor.Of"/> can describe.
    /// </summary>
    IReadOnlyList<ComponentDescriptor> Components { get; }

    /// <summary>The plugins that could not be loaded.</summary>
    IReadOnlyList<PluginProblem> Problems { get; }
}
