using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// The leaky rectifier: x above 0, <c>negative_slope</c> times x below (Maas, Hannun, Ng, "Rectifier Nonlinearities
/// Improve Neural Network Acoustic Models", 2013). The slope at exactly 0 is that of the negative side.
/// </summary>
/// <param name="options">The options.</param>
[Description("Leaky rectifier: x above 0, negative_slope times x below (Maas, Hannun, Ng 2013).")]
public sealed class LeakyReluActivation(LeakyReluOptions options)
    : VectorActivation<LeakyReluRule>(new(options.NegativeSlope)), IOnnxExportable
{
    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) =>
        graph.Node("LeakyRelu", input, new OnnxAttribute("alpha", options.NegativeSlope));
}
