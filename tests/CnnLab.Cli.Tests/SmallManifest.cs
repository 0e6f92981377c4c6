namespace CnnLab.Cli.Tests;

/// <summary>A manifest that trains in a second or two.</summary>
internal static class SmallManifest
{
    public const string Layers = """
        { "name": "conv1", "type": "conv2d", "filters": 4, "kernel_size": 3, "activation": "relu" },
        { "name": "pool1", "type": "max_pooling2d" },
        { "type": "flatten" },
        { "name": "out", "type": "dense", "units": 10, "activation": "softmax" }
        """;

    /// <summary>Writes the manifest <c>small.json</c>.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="more">Further sections, each with its comma.</param>
    /// <returns>Its path.</returns>
    public static string Write(string folder, string layers = Layers, string more = "")
    {
        var path = Path.Combine(folder, "small.json");
        File.WriteAllText(path, $$"""
            {
              "manifest_version": 1,
              "name": "small",
              "seed": 3,
              {{more}}
              "dataset": { "type": "synthetic_digits", "train_count": 200, "test_count": 50 },
              "model": { "layers": [
                {{layers}}
              ] },
              "loss": { "type": "categorical_crossentropy" },
              "optimizer": { "type": "sgd", "learning_rate": 0.05, "momentum": 0.9 },
              "training": { "epochs": 2, "batch_size": 16 },
              "cross_validation": { "type": "stratified_k_fold", "n_splits": 2 }
            }
            """);
        return path;
    }
}
