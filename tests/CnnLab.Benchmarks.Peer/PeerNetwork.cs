using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CnnLab.Benchmarks.Peer;

/// <summary>The networks of the repository's manifests, layer by layer; they end with the logits.</summary>
internal static class PeerNetwork
{
    /// <summary>How many classes all of them tell apart.</summary>
    public const int Classes = 10;

    /// <summary>What <c>--network</c> takes.</summary>
    public static string[] Names { get; } = ["mnist", "lenet5", "vgg"];

    /// <summary>The network of a name, and the shape of its images, channels x height x width.</summary>
    public static (Module<Tensor, Tensor> Network, long[] Image) Build(string name) => name switch
    {
        "mnist" => (Mnist(), [1, 28, 28]),
        "lenet5" => (LeNet5(), [1, 28, 28]),
        _ => (Vgg(), [3, 32, 32]),
    };

    /// <summary>experiments/mnist_kfold.json.</summary>
    private static Module<Tensor, Tensor> Mnist() => Sequential(
        Conv2d(1, 32, 3), ReLU(), MaxPool2d(2),
        Flatten(), Linear(32 * 13 * 13, 100), ReLU(), Linear(100, Classes));

    /// <summary>experiments/lenet5_mnist.json.</summary>
    private static Module<Tensor, Tensor> LeNet5() => Sequential(
        Conv2d(1, 6, 5, padding: 2), Tanh(), AvgPool2d(2),
        Conv2d(6, 16, 5), Tanh(), AvgPool2d(2),
        Flatten(), Linear(16 * 5 * 5, 120), Tanh(), Linear(120, 84), Tanh(), Linear(84, Classes));

    /// <summary>experiments/vgg_cifar10.json.</summary>
    private static Module<Tensor, Tensor> Vgg()
    {
        var layers = new List<Module<Tensor, Tensor>>();
        var channels = 3;
        foreach (var filters in new[] { 64, 128, 256 })
        {
            layers.AddRange([Conv2d(channels, filters, 3, padding: 1), ReLU()]);
            layers.AddRange([Conv2d(filters, filters, 3, padding: 1), ReLU(), MaxPool2d(2)]);
            channels = filters;
        }

        layers.AddRange([Flatten(), Linear(channels * 4 * 4, 256), ReLU(), Linear(256, Classes)]);
        return Sequential(layers);
    }
}
