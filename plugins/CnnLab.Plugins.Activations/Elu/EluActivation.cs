using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// The exponential linear unit: x above 0, <c>alpha (e^x - 1)</c> below (Clevert, Unterthiner, Hochreiter 2016).
/// </summary>
/// <param name="options">The options.</param>
[Description("Exponential linear unit: x above 0, alpha (e^x - 1) below (Clevert, Unterthiner, Hochreiter 2016).")]
public sealed class EluActivation(EluOptions options)
    : VectorActivation<EluRule>(new(options.Alpha)), IOnnxExportable
{
    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) =>
        graph.Node("Elu", input, new OnnxAttribute("alpha", options.Alpha));
}
