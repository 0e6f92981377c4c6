namespace CnnLab;

/// <summary>A component as its plugin registers it.</summary>
/// <param name="Kind">The family.</param>
/// <param name="Type">The name in manifests, snake_case: <c>max_pooling2d</c>.</param>
/// <param name="Implementation">
/// The class, made by constructor injection of its options, its site and registered services.
/// </param>
/// <param name="Options">The immutable record of its options.</param>
/// <param name="Description">One line for <c>list</c> and <c>describe</c>.</param>
public sealed record ComponentRegistration(
    ComponentKind Kind, string Type, Type Implementation, Type Options, string Description);
