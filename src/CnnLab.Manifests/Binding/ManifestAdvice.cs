namespace CnnLab.Manifests;

/// <summary>
/// What is allowed in a manifest and most probably not meant, above all what lets the scored images leak into training.
/// </summary>
internal static class ManifestAdvice
{
    public static void Give(Manifest manifest, ObjectNode root, BindContext context)
    {
        var callbacks = (root["training"] as ObjectNode)?["callbacks"] as ArrayNode;
        for (var i = 0; i < manifest.Training.Callbacks.Count && i < callbacks?.Items.Count; i++)
        {
            if (Monitor(manifest.Training.Callbacks[i]) is not { } monitor) continue;
            if (Advice(manifest, manifest.Training.Callbacks[i].Type, monitor) is not { } message) continue;
            var place = (callbacks.Items[i] as ObjectNode)?["monitor"] ?? callbacks.Items[i];
            context.Add(Severity.Warning, place.Location, place.Path, message);
        }
    }

    private static string? Advice(Manifest manifest, string callback, string monitor)
    {
        const string Cure = "Set `training.validation_split` and watch a `val_` metric.";
        var watches = $"`{callback}` watches `{monitor}`,";
        if (monitor.StartsWith("test_", StringComparison.Ordinal))
        {
            return $"{watches} and no callback sees the scored images: "
                + $"what it chose by them would leak into the score. {Cure}";
        }

        if (manifest.Training.ValidationSplit > 0) return null;
        return monitor.StartsWith("val_", StringComparison.Ordinal)
            ? $"{watches} which there is only with `training.validation_split`: "
                + "the scored images are never shown to callbacks."
            : $"{watches} a metric of the training samples, and cannot notice overfitting. {Cure}";
    }

    /// <summary>
    /// The metric that a callback watches, by the field's word for the option; null where it has none.
    /// </summary>
    private static string? Monitor(Component callback) =>
        OptionsDescriptor.Of(callback.Options!.GetType()).Options.FirstOrDefault(option => option.Name == "monitor")?
            .Property.GetValue(callback.Options) as string;
}
