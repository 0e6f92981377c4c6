namespace CnnLab.Benchmarks.Tests;

public sealed class PeerRowsTests
{
    [Test]
    public void The_three_networks_are_there_and_VGG_a_second_time_with_im2col() => Assert.That(
        PeerRows.All(["auto"], hasAlgorithms: true).Select(row => row.Name),
        Is.EqualTo(new[]
        {
            "report's MNIST net, 32", "report's MNIST net, 128", "LeNet-5, 32", "LeNet-5, 128", "VGG-style, 32",
            "VGG-style with im2col and simd, 32",
        }));

    [Test]
    public void Im2col_is_set_on_every_convolution_of_the_manifest() => Assert.That(
        PeerRows.All(["auto"], hasAlgorithms: true).Last().Settings,
        Is.EqualTo(new[]
        {
            "compute.provider=simd",
            "model.layers.conv1_1.algorithm=im2col", "model.layers.conv1_2.algorithm=im2col",
            "model.layers.conv2_1.algorithm=im2col", "model.layers.conv2_2.algorithm=im2col",
            "model.layers.conv3_1.algorithm=im2col", "model.layers.conv3_2.algorithm=im2col",
        }));

    [Test]
    public void Every_provider_has_rows_of_its_own() => Assert.That(
        PeerRows.All(["auto", "openblas"], hasAlgorithms: false).Select(row => (row.Name, row.Settings[0])),
        Is.SupersetOf(new[]
        {
            ("LeNet-5, 32", "compute.provider=auto"), ("LeNet-5, 32, openblas", "compute.provider=openblas"),
        }));

    [Test]
    public void Every_manifest_exists() => Assert.That(
        PeerRows.All(["auto"], hasAlgorithms: false).Select(row => Lab.Experiment(row.Manifest)),
        Is.All.Matches<string>(File.Exists));

    [Test]
    public void Rows_are_chosen_by_a_part_of_their_name() => Assert.That(
        PeerRows.Named(PeerRows.All(["auto"], hasAlgorithms: false), "lenet").Select(row => row.BatchSize),
        Is.EqualTo(new[] { 32, 128 }));

    [Test]
    public void A_name_that_is_not_there_is_answered_with_those_that_are() => Assert.That(
        () => PeerRows.Named(PeerRows.All(["auto"], hasAlgorithms: false), "AlexNet"),
        Throws.TypeOf<BenchmarkException>()
            .With.Property("IsInput").True
            .And.Message.Contains("AlexNet").And.Message.Contains("LeNet-5, 32"));

    [Test]
    public void Nothing_in_the_solution_fetches_libtorch()
    {
        var solution = File.ReadAllText(Path.Combine(Lab.RepositoryRoot, "CnnLab.sln"));
        Assert.That(solution, Does.Contain("CnnLab.Benchmarks.csproj").And.Not.Contain("CnnLab.Benchmarks.Peer"));
        Assert.That(
            Directory.GetFiles(Lab.RepositoryRoot, "packages.lock.json", SearchOption.AllDirectories)
                .Where(path => File.ReadAllText(path).Contains("libtorch", StringComparison.Ordinal)),
            Is.Empty);
    }
}
