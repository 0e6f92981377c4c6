namespace CnnLab.Manifests;

/// <summary>Writes manifests.</summary>
public static class ManifestWriter
{
    /// <summary>
    /// The resolved manifest: every default filled in, references followed, names as they are to be written, and the
    /// plugin of every component noted. Itself a valid manifest that binds to an equal one; the same text for the same
    /// manifest and plugins, so that it can be hashed. Relative paths stay as they were given: read it with the
    /// original's folder.
    /// </summary>
    /// <param name="manifest">A bound manifest.</param>
    /// <param name="catalog">The catalog that it was bound with.</param>
    /// <returns>Indented JSON that ends with a line feed.</returns>
    public static string WriteResolved(Manifest manifest, IComponentCatalog catalog) =>
        IndentedJson.Of(RecordType.ToJson(OptionsDescriptor.Of(typeof(Manifest)), manifest, catalog));

    /// <summary>A component with every default filled in, on one line: equal ones give equal texts.</summary>
    /// <param name="component">A component of a bound manifest.</param>
    /// <param name="catalog">The catalog that it was bound with.</param>
    public static string WriteComponent(Component component, IComponentCatalog catalog) =>
        OneLineJson.Of(ComponentJson.Of(component, ComponentKinds.Of(component.Contract), catalog));
}
