using System.Numerics.Tensors;

namespace CnnLab.Plugins.Layers;

/// <summary>The gradient of a bias that is added to whole channels.</summary>
internal static class ChannelSums
{
    /// <summary>Adds the sum of each channel of each sample to the gradient, sample by sample.</summary>
    public static void Add(ReadOnlyBatch outputGradient, Span<float> biasGradient)
    {
        var area = outputGradient.Shape.Count / biasGradient.Length;
        for (var plane = 0; plane < outputGradient.Values.Length / area; plane++)
        {
            var sum = TensorPrimitives.Sum(outputGradient.Values.Slice(plane * area, area));
            biasGradient[plane % biasGradient.Length] += sum;
        }
    }
}
