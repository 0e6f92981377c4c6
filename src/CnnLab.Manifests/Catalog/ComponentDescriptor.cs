namespace CnnLab.Manifests;

/// <summary>A component of a loaded plugin.</summary>
/// <param name="Kind">The family.</param>
/// <param name="Type">The name in manifests: <c>max_pooling2d</c>.</param>
/// <param name="Implementation">The class.</param>
/// <param name="Options">The record of its options.</param>
/// <param name="Description">One line for <c>list</c> and <c>describe</c>.</param>
/// <param name="Plugin">The assembly's name: <c>MyLab.Pooling</c>.</param>
/// <param name="Version">The assembly's version: <c>0.1.0</c>.</param>
/// <param name="Assembly">The assembly's file.</param>
public sealed record ComponentDescriptor(
    ComponentKind Kind,
    string Type,
    Type Implementation,
    Type Options,
    string Description,
    string Plugin,
    string Version,
    string Assembly)
{
    /// <summary>The assembly's file without its folder, for messages: <c>MyLab.Pooling.dll</c>.</summary>
    internal string FileName => Path.GetFileName(Assembly);
}
