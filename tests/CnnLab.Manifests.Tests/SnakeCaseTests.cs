namespace CnnLab.Manifests.Tests;

[TestFixture]
internal sealed class SnakeCaseTests
{
    [TestCase("Filters", "filters")]
    [TestCase("PoolSize", "pool_size")]
    [TestCase("NSplits", "n_splits")]
    [TestCase("Beta1", "beta_1")]
    [TestCase("Sha256", "sha256")]
    [TestCase("L2", "l2")]
    [TestCase("UseL2Norm", "use_l2_norm")]
    [TestCase("Top5Accuracy", "top_5_accuracy")]
    [TestCase("MaxPooling2D", "max_pooling2d")]
    [TestCase("Conv2DKernel", "conv2d_kernel")]
    [TestCase("HTTPServer", "http_server")]
    [TestCase("CnnLab", "cnn_lab")]
    [TestCase("X", "x")]
    public void Names_are_written_as_the_field_writes_them(string name, string expected) =>
        Assert.That(SnakeCase.Of(name), Is.EqualTo(expected));
}
