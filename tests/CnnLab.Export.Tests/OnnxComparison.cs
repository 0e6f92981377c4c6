using CnnLab.Engine;
using CnnLab.Experiments;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace CnnLab.Export.Tests;

/// <summary>A network's predictions beside those that ONNX Runtime makes of its export.</summary>
internal static class OnnxComparison
{
    /// <summary>The largest difference, as a share of the largest prediction.</summary>
    public static double Difference(Network network, int samples = 3)
    {
        var random = RandomStream.For(3, "images");
        var images = network.Input(samples).Values;
        foreach (ref var value in images)
        {
            value = (float)random.NextDouble(-2, 2);
        }

        var theirs = Run(OnnxFile.ToBytes(network, "test"), network.InputShape, images.ToArray(), samples);
        network.Forward(samples, Phase.Inference, 0);
        var ours = Predictions(network, samples);
        Assert.That(theirs, Has.Length.EqualTo(ours.Length));
        var largest = ours.Max(Math.Abs);
        Assert.That(largest, Is.GreaterThan(0).And.LessThan(float.MaxValue));
        return ours.Zip(theirs, (own, other) => Math.Abs(own - (double)other)).Max() / largest;
    }

    public static float[] Run(byte[] model, Shape image, float[] images, int samples)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        using var session = new InferenceSession(model, options);
        var input = new DenseTensor<float>(images, [samples, .. image.Dimensions]);
        using var results = session.Run([NamedOnnxValue.CreateFromTensor(OnnxFile.Input, input)]);
        return [.. results.Single(value => value.Name == OnnxFile.Output).AsEnumerable<float>()];
    }

    private static float[] Predictions(Network network, int samples)
    {
        var values = network.Predictions(samples).Values.ToArray();
        return network.LossTakesHead ? [.. values.Chunk(network.Classes).SelectMany(Softmax)] : values;
    }

    private static IEnumerable<float> Softmax(float[] logits)
    {
        var powers = logits.Select(logit => Math.Exp(logit - logits.Max())).ToArray();
        return powers.Select(power => (float)(power / powers.Sum()));
    }
}
