using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// The scaled exponential linear unit, <c>1.0507 elu(x)</c> with alpha 1.67326: values with mean 0 and variance 1
/// keep both from layer to layer (Klambauer, Unterthiner, Mayr, Hochreiter 2017).
/// </summary>
[Description("Scaled exponential linear unit: 1.0507 elu(x) with alpha 1.67326 (Klambauer and others 2017).")]
public sealed class SeluActivation : VectorActivation<SeluRule>, IOnnxExportable
{
    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) =>
        graph.Node("Selu", input, new("alpha", SeluRule.Alpha), new("gamma", SeluRule.Scale));
}
