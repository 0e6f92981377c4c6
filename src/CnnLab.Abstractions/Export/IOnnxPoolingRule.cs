namespace CnnLab;

/// <summary>What an <see cref="IPoolingRule"/> implements so that networks with it can be exported as ONNX.</summary>
public interface IOnnxPoolingRule
{
    /// <summary>Adds the nodes that pool.</summary>
    /// <param name="graph">Where they are added; <see cref="OnnxGraph.Window"/> has the window's attributes.</param>
    /// <param name="input">The name of the images, <c>[batch, channels, height, width]</c>.</param>
    /// <param name="window">The window.</param>
    /// <returns>The name of the output value.</returns>
    /// <exception cref="ComponentException">There is no such form; the message says why.</exception>
    string ExportOnnx(OnnxGraph graph, string input, Window2D window);
}
