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
    public static DatasetContents Seal(ImageCollector training, ImageCollector test, DatasetOptions options)
    {
        var text = $"training {training.Digest()}\ntest {test.Digest()}\n";
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new DatasetContents(
            training.ToImageSet(options.Normalize), test.ToImageSet(options.Normalize), fingerprint);
    }
}
