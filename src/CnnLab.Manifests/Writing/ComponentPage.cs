using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>All that <c>describe</c> says about a component, to be printed or serialised.</summary>
/// <param name="Kind">The family.</param>
/// <param name="Type">The name to write in a manifest.</param>
/// <param name="Plugin">The plugin that has it.</param>
/// <param name="Version">The plugin's version.</param>
/// <param name="Assembly">The plugin's file.</param>
/// <param name="Description">What it is; empty where its author did not say.</param>
/// <param name="Parameters">What can be set.</param>
/// <param name="Example">A line of a manifest: <c>"optimizer": { "type": "sgd", "learning_rate": 0.01 }</c>.</param>
public sealed record ComponentPage(
    ComponentKind Kind,
    string Type,
    string Plugin,
    string Version,
    string Assembly,
    string Description,
    IReadOnlyList<OptionDescriptor> Parameters,
    string Example)
{
    /// <summary>The page of a component.</summary>
    public static ComponentPage Of(ComponentDescriptor component, IComponentCatalog catalog) => new(
        component.Kind,
        catalog.NameOf(component, ComponentKinds.Of(ComponentKinds.Contract(component.Kind))),
        component.Plugin,
        component.Version,
        component.Assembly,
        component.Description,
        OptionsDescriptor.Of(component.Options).Options,
        ExampleLine(component.Kind, ExampleJson.Full(component, catalog)));

    private static string ExampleLine(ComponentKind kind, JsonObject component)
    {
        var value = component.Count == 1 ? component["type"]!.DeepClone() : component.DeepClone();
        return kind switch
        {
            ComponentKind.Layer or ComponentKind.Pooling or ComponentKind.Container => OneLineJson.Of(component),
            ComponentKind.Activation => $"\"activation\": {OneLineJson.Of(value)}",
            ComponentKind.Initializer => $"\"kernel_initializer\": {OneLineJson.Of(value)}",
            ComponentKind.Regularizer => $"\"kernel_regularizer\": {OneLineJson.Of(value)}",
            ComponentKind.Metric => $"\"metrics\": [{OneLineJson.Of(value)}]",
            ComponentKind.Schedule => $"\"learning_rate_schedule\": {OneLineJson.Of(value)}",
            ComponentKind.Callback => $"\"callbacks\": [{OneLineJson.Of(value)}]",
            ComponentKind.Augmentation => $"\"augmentation\": [{OneLineJson.Of(value)}]",
            _ => $"\"{SnakeCase.Of(kind.ToString())}\": {OneLineJson.Of(value)}",
        };
    }
}
