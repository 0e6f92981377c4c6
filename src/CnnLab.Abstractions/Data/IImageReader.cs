namespace CnnLab;

/// <summary>
/// Reads the images of one kind of files, to ask a trained network about them. A plugin registers it as a service:
/// <c>plugin.Services.AddSingleton&lt;IImageReader, MyReader&gt;()</c>.
/// </summary>
public interface IImageReader
{
    /// <summary>What it reads, for messages: <c>PNG, JPEG</c>.</summary>
    string Formats { get; }

    /// <summary>Whether a file is of its kind.</summary>
    /// <param name="start">The first 16 bytes of the file, or all of a shorter one.</param>
    bool CanRead(ReadOnlySpan<byte> start);

    /// <summary>
    /// The images of a file, one after another, each <c>[channels, height, width]</c> of the wanted shape with pixels
    /// of 0 to <see cref="WantedImage.MaxValue"/>, not normalised.
    /// </summary>
    /// <exception cref="ComponentException">The file is broken or too large: which, what was expected.</exception>
    IEnumerable<float[]> Read(string path, WantedImage wanted);
}
