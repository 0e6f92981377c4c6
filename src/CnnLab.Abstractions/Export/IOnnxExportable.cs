namespace CnnLab;

/// <summary>
/// What a <see cref="Layer"/>, an <see cref="Activation"/> or an <see cref="IActivationRule"/> implements so that
/// networks with it can leave the lab: it says its inference in ONNX operators.
/// </summary>
public interface IOnnxExportable
{
    /// <summary>Adds the nodes of the component's inference.</summary>
    /// <param name="graph">Where they are added.</param>
    /// <param name="input">
    /// The name of the input value, <c>[batch, channels, height, width]</c> for an image.
    /// </param>
    /// <returns>The name of the output value; <paramref name="input"/> where inference changes nothing.</returns>
    /// <exception cref="ComponentException">
    /// With these options there is no such form; the message says why, and is shown behind the layer's name.
    /// </exception>
    string ExportOnnx(OnnxGraph graph, string input);
}
