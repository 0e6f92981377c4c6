using System.Text.Json;

namespace CnnLab.Benchmarks;

/// <summary>The networks that are compared.</summary>
internal static class PeerRows
{
    private const string Vgg = "vgg_cifar10.json";

    /// <summary>Every network with every provider.</summary>
    /// <param name="providers">Who multiplies on our side.</param>
    /// <param name="hasAlgorithms">Whether <c>conv2d</c> has the option <c>algorithm</c>.</param>
    public static IEnumerable<PeerRow> All(IReadOnlyList<string> providers, bool hasAlgorithms)
    {
        foreach (var provider in providers)
        {
            var suffix = provider == "auto" ? "" : $", {provider}";
            IReadOnlyList<string> settings = [$"compute.provider={provider}"];
            yield return new($"report's MNIST net, 32{suffix}", "mnist_kfold.json", "mnist", 32, settings);
            yield return new($"report's MNIST net, 128{suffix}", "mnist_kfold.json", "mnist", 128, settings);
            yield return new($"LeNet-5, 32{suffix}", "lenet5_mnist.json", "lenet5", 32, settings);
            yield return new($"LeNet-5, 128{suffix}", "lenet5_mnist.json", "lenet5", 128, settings);
            yield return new($"VGG-style, 32{suffix}", Vgg, "vgg", 32, settings);
            if (hasAlgorithms)
            {
                var own = provider == "auto" ? "simd" : provider;
                yield return new(
                    $"VGG-style with im2col and {own}, 32", Vgg, "vgg", 32, [$"compute.provider={own}", .. Im2Col()]);
            }
        }
    }

    /// <summary>The rows whose name contains a text.</summary>
    /// <exception cref="BenchmarkException">There is none.</exception>
    public static IReadOnlyList<PeerRow> Named(IEnumerable<PeerRow> rows, string text)
    {
        var all = rows.ToList();
        var found = all.Where(row => row.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count > 0
            ? found
            : throw new BenchmarkException(
                $"--only {text}: no network has that in its name. "
                + $"Expected a part of one of: {string.Join("; ", all.Select(row => row.Name))}.",
                isInput: true);
    }

    /// <summary>Every convolution of the network by im2col, the algorithm that is always there.</summary>
    private static IEnumerable<string> Im2Col()
    {
        var options = new JsonDocumentOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        };
        using var manifest = JsonDocument.Parse(File.ReadAllText(Lab.Experiment(Vgg)), options);
        return
        [
            .. manifest.RootElement.GetProperty("model").GetProperty("layers").EnumerateArray()
                .Where(layer => layer.GetProperty("type").GetString() == "conv2d")
                .Select(layer => $"model.layers.{layer.GetProperty("name").GetString()}.algorithm=im2col"),
        ];
    }
}
