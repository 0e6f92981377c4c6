using System.Security.Cryptography;
using System.Text;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// The fingerprint of a data set: the sha256 of two lines of text, each <c>name count [shape] sha256-of-labels
/// sha256-of-pixels</c> and a line feed, for <c>training</c> and <c>test</c>; labels are one byte each, pixels the
/// bytes as <c>[images, channels, height, width]</c>. It is taken of the whole data, before <c>train_limit</c> and
/// <c>test_limit</c>, and does not depend on how the files are compressed or divided.
/// </summary>
internal static class Fingerprint
{
    /// <summary>
    /// The contents with their fingerprint; the engine compares it with the one that a manifest pins.
    /// </summary>
    public static DatasetContents Seal(ImageCollector training, ImageCollector test, DatasetOptions options) =>
        new(
            training.ToImageSet(options.Normalize),
            test.ToImageSet(options.Normalize),
            Of(training.Digest(), test.Digest()));

    /// <summary>The same of two digests; there may be no test images, and then no line of them.</summary>
    public static string Of(string training, string? test)
    {
        var text = $"training {training}\n" + (test is null ? "" : $"test {test}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
