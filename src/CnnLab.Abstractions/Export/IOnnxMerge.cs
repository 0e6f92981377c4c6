namespace CnnLab;

/// <summary>What a <see cref="Merge"/> implements so that networks with it can be exported as ONNX.</summary>
public interface IOnnxMerge
{
    /// <summary>Adds the nodes that make one value of the branches'.</summary>
    /// <param name="graph">Where they are added.</param>
    /// <param name="inputs">The names of the branches' values, in their order.</param>
    /// <returns>The name of the output value.</returns>
    /// <exception cref="ComponentException">There is no such form; the message says why.</exception>
    string ExportOnnx(OnnxGraph graph, IReadOnlyList<string> inputs);
}
