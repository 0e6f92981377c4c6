namespace CnnLab.Hosting.Tests.Data;

internal sealed class DataPlacesTests : DataFilesTests
{
    [Test]
    public void The_manifests_folder_is_relative_to_the_manifest()
    {
        var path = Folder.Write("manifests/my/images", "");
        Assert.That(Locate(new FileDatasetOptions { Path = "my" }, Images), Is.EqualTo(new[] { path }));
        Assert.That(
            Locate(new FileDatasetOptions { Path = Folder["manifests", "my"] }, Images), Is.EqualTo(new[] { path }));
    }

    [Test]
    public void The_places_are_looked_in_in_order()
    {
        string[] inOrder = ["data/toy_set", "system/toy-set", "cache/cnnlab/toy_set"];
        foreach (var place in inOrder.Reverse())
        {
            var path = Folder.Write($"{place}/images", "");
            Assert.That(Locate(Images), Is.EqualTo(new[] { path }));
        }

        Assert.That(Web.Asked, Is.Empty);
    }

    [Test]
    public void A_place_serves_only_if_it_has_all_files()
    {
        Folder.Write("data/toy_set/images.gz", "");
        string[] complete = [Folder.Write("system/toy-set/images", ""), Folder.Write("system/toy-set/labels.gz", "")];
        Assert.That(Locate(Images, Labels), Is.EqualTo(complete));
    }

    [Test]
    public void The_best_known_name_wins()
    {
        Folder.Write("data/toy_set/images", "");
        var path = Folder.Write("data/toy_set/images.gz", "");
        Assert.That(Locate(Images), Is.EqualTo(new[] { path }));
    }

    [Test]
    public void A_pattern_gives_all_its_files_by_name()
    {
        string[] names = ["b1.bin", "b10.bin", "b2.bin"];
        var paths = names.Select(name => Folder.Write($"data/toy_set/{name}", "")).ToArray();
        Assert.That(Locate(new DataFile(["b*.bin"], null, 100)), Is.EqualTo(paths));
    }

    [Test]
    public void A_named_folder_without_the_files_is_an_error_and_nothing_else_is_tried()
    {
        Folder.Write("data/toy_set/images", "");
        Folder.Write("manifests/my/Images (1).gz", "");
        Web.Put($"{Mirror}/images.gz", Content);
        Assert.That(
            MessageOf(new FileDatasetOptions { Path = "my" }, Images, Labels),
            Does.StartWith($"{Folder["manifests", "my"]} lacks images.gz, labels.gz; it has Images (1).gz.")
                .And.Contain("'path'"));
        Assert.That(Web.Asked, Is.Empty);
    }

    [Test]
    public void A_named_folder_that_does_not_exist_is_an_error() => Assert.That(
        MessageOf(new FileDatasetOptions { Path = "nowhere" }, Images),
        Does.StartWith($"{Folder["manifests", "nowhere"]} does not exist."));

    [Test]
    public void A_folder_one_level_down_is_pointed_out()
    {
        Folder.Write("manifests/my/raw/images", "");
        Assert.That(
            MessageOf(new FileDatasetOptions { Path = "my" }, Images), Does.Contain("it has a folder raw with them."));
    }

    [Test]
    public void An_archive_that_lies_there_is_pointed_out()
    {
        Folder.Write("manifests/my/toy.tar.gz", "");
        var file = new DataFile(["b*.bin"], null, 100, "toy.tar.gz");
        Assert.That(
            MessageOf(new FileDatasetOptions { Path = "my" }, file),
            Does.Contain("it has toy.tar.gz, which must be unpacked."));
    }

    [Test]
    public void With_no_network_the_error_names_every_place_and_every_address()
    {
        Folder.Write("system/toy-set/labels", "");
        var message = MessageOf(Images, Labels);
        Assert.That(message, Is.EqualTo(string.Join('\n', [
            "The files images.gz, labels.gz were not found and could not be downloaded.",
            $"  {Folder["data", "toy_set"]} does not exist.",
            $"  {Folder["system", "toy-set"]} lacks images.gz.",
            $"  {Cache} does not exist.",
            $"  {Mirror}/images.gz: Name or service not known.",
            $"  {OtherMirror}images.gz: Name or service not known.",
            "Name their folder in 'path', or put them into a folder 'toy_set' "
                + "and name the folder above it in CNNLAB_DATA.",
        ])));
    }

    [Test]
    public void Variables_that_are_not_set_are_named()
    {
        Variables.Clear();
        Assert.That(
            MessageOf(Images),
            Does.Contain("CNNLAB_DATA is not set.").And.Contain("There is no cache to download into"));
        Assert.That(Web.Asked, Is.Empty);
    }

    [Test, Platform("Linux")]
    public void Without_XDG_CACHE_HOME_the_cache_is_in_the_home_folder()
    {
        var places = new DataPlaces(
            variable => variable == "HOME" ? "/home/ada" : variable == "XDG_CACHE_HOME" ? "relative" : null, null);
        Assert.That(places.Cache("mnist"), Is.EqualTo("/home/ada/.cache/cnnlab/mnist"));
        Assert.That(places.Folders("mnist"), Is.Empty);
    }

    [TestCase("../images")]
    [TestCase("raw/images")]
    [TestCase("")]
    public void A_file_name_cannot_lead_out_of_the_folder(string name) => Assert.That(
        MessageOf(new DataFile([name], null, 100)), Does.StartWith($"'{name}' is not the name of a file."));

    [TestCase("ftp://one.example/data")]
    [TestCase("data/mirror")]
    public void A_mirror_that_is_no_web_address_is_an_error(string mirror) => Assert.That(
        MessageOf(new FileDatasetOptions { Mirrors = [mirror] }, Images),
        Does.StartWith($"The mirror '{mirror}' is not a web address."));
}
