namespace CnnLab.Manifests.Tests;

[TestFixture]
internal sealed class CatalogTests
{
    private static readonly ComponentKind[] Pooling = [ComponentKind.Layer, ComponentKind.Pooling];

    private static TestCatalog Twice() =>
        TestCatalog.Usual().Add<PoolingOptions>(ComponentKind.Pooling, "soft_pooling2d", "YourLab.Pooling");

    [TestCase("soft_pooling2d")]
    [TestCase("my_lab/soft_pooling2d")]
    [TestCase("my_lab.pooling/soft_pooling2d")]
    [TestCase("MyLab.Pooling/soft_pooling2d")]
    public void A_component_is_found_by_its_name_and_its_plugins(string type)
    {
        var (component, problem) = TestCatalog.Usual().Resolve(type, Pooling);
        Assert.That(component?.Plugin, Is.EqualTo("MyLab.Pooling"));
        Assert.That(problem, Is.Null);
    }

    [Test]
    public void A_name_in_two_plugins_is_an_error_that_names_both() =>
        Assert.That(Twice().Resolve("soft_pooling2d", Pooling), Is.EqualTo(new ComponentResolution(
            null,
            "`soft_pooling2d` is in MyLab.Pooling.dll and YourLab.Pooling.dll. Write `my_lab/soft_pooling2d` or "
                + "`your_lab/soft_pooling2d`.")));

    [Test]
    public void A_scope_that_two_plugins_share_needs_more_of_the_name()
    {
        var catalog =
            TestCatalog.Usual().Add<PoolingOptions>(ComponentKind.Pooling, "soft_pooling2d", "MyLab.Experimental");
        Assert.That(catalog.Resolve("my_lab/soft_pooling2d", Pooling).Problem, Does.EndWith(
            "Write `my_lab.experimental/soft_pooling2d` or `my_lab.pooling/soft_pooling2d`."));
        Assert.That(
            catalog.Resolve("my_lab.experimental/soft_pooling2d", Pooling).Component?.Plugin,
            Is.EqualTo("MyLab.Experimental"));
    }

    [Test]
    public void The_shortest_name_that_is_enough_is_bound_and_written()
    {
        var manifest = Some.Bound(Some.WithLayer("""{ "type": "my_lab.pooling/soft_pooling2d" }"""));
        Assert.That(manifest.Model.Layers[0].Component.Type, Is.EqualTo("soft_pooling2d"));
        manifest = Some.Bound(Some.WithLayer("""{ "type": "my_lab.pooling/soft_pooling2d" }"""), Twice());
        Assert.That(manifest.Model.Layers[0].Component.Type, Is.EqualTo("my_lab/soft_pooling2d"));
        Assert.That(manifest.Model.Layers[0].Name, Is.EqualTo("soft_pooling2d_1"));
    }

    [Test]
    public void One_plugin_may_use_a_name_in_two_families()
    {
        var catalog = TestCatalog.Usual().Add<NoOptions>(ComponentKind.Layer, "softmax");
        Assert.That(
            catalog.Resolve("softmax", ComponentKinds.InModel).Component?.Kind,
            Is.EqualTo(ComponentKind.Layer));
        Assert.That(
            catalog.Resolve("softmax", [ComponentKind.Activation]).Component?.Kind,
            Is.EqualTo(ComponentKind.Activation));
    }

    [TestCase("nn.Conv2d", "conv2d")]
    [TestCase("torch.nn.MaxPool2d", "max_pooling2d")]
    [TestCase("nn.Linear", "dense")]
    [TestCase("Linear", "dense")]
    [TestCase("kaiming_uniform_", "he_uniform")]
    [TestCase("XavierUniform", "glorot_uniform")]
    [TestCase("CrossEntropyLoss", "categorical_crossentropy")]
    [TestCase("acc", "accuracy")]
    [TestCase("optim.SGD", "sgd")]
    public void Words_of_other_frameworks_are_understood_and_the_word_to_write_is_said(string word, string name) =>
        Assert.That(
            Suggestion.For(word, TestCatalog.Usual().Components.Select(component => component.Type)),
            Is.EqualTo($" Did you mean `{name}`?"));

    [Test]
    public void Of_many_names_a_message_has_the_nearest_and_says_where_all_are()
    {
        var catalog = TestCatalog.Usual();
        for (var i = 0; i < 30; i++) catalog.Add<NoOptions>(ComponentKind.Optimizer, $"optimizer_number_{i}");
        ComponentKind[] kinds = [ComponentKind.Optimizer];
        Assert.That(
            catalog.Resolve("madgrad", kinds).Problem,
            Does.Match(@"^There is no optimizer `madgrad`\. Nearest: adam(, \w+){4}\. `cnnlab list optimizer` shows all\.$"));
        Assert.That(
            catalog.Resolve("sdg", kinds).Problem,
            Is.EqualTo("There is no optimizer `sdg`. Did you mean `sgd`? `cnnlab list optimizer` shows all."));
    }

    [TestCase("sdg", "There is no optimizer `sdg`. Did you mean `sgd`? Known: adam, sgd.")]
    [TestCase("rmsprop", "There is no optimizer `rmsprop`. Known: adam, sgd.")]
    [TestCase("relu", "`relu` is an activation, not an optimizer. Known: adam, sgd.")]
    [TestCase("cosine_decay", "`cosine_decay` is a learning-rate schedule, not an optimizer. Known: adam, sgd.")]
    [TestCase("my_lab/sgd", "There is no optimizer `my_lab/sgd`. Known: adam, sgd.")]
    public void An_unknown_type_is_explained(string type, string expected) =>
        Assert.That(TestCatalog.Usual().Resolve(type, [ComponentKind.Optimizer]).Problem, Is.EqualTo(expected));

    [Test]
    public void A_type_of_a_plugin_that_failed_to_load_says_why()
    {
        var catalog = new TestCatalog().AddProblem("plugins/MyPool.dll", "it needs Other.dll.", "my_pool");
        Assert.That(catalog.Resolve("my_pool", Pooling).Problem, Is.EqualTo(
            "There is no layer `my_pool`. There is no layer at all. `my_pool` is declared by MyPool.dll, which "
                + "failed to load: it needs Other.dll."));
        Assert.That(catalog.Resolve("your_pool", Pooling).Problem, Is.EqualTo("There is no layer `your_pool`. There "
            + "is no layer at all."));
    }

    [Test]
    public void A_type_that_may_be_in_a_plugin_that_failed_to_load_says_so()
    {
        var catalog = new TestCatalog().AddProblem("plugins/Broken.dll", "bad image");
        Assert.That(catalog.Resolve("my_pool", Pooling).Problem, Is.EqualTo(
            "There is no layer `my_pool`. There is no layer at all. It may be in Broken.dll, which failed to load: "
                + "bad image."));
    }

    [Test]
    public void A_component_without_a_type_is_asked_for_one()
    {
        Assert.That(Some.Bind(Some.WithLayer("""{ "tpye": "flatten" }""")).Texts(), Is.EqualTo(new[]
        {
            "x.json:4:1: error: model.layers[0]: `type` is missing. Is `tpye` meant?",
        }));
        Assert.That(Some.Bind(Some.Manifest.Replace("\"type\": \"sgd\", ", "")).Findings.Single().Message, Is.EqualTo(
            "`type` is missing: which optimizer? Known: adam, sgd."));
        Assert.That(Some.Bind(Some.Manifest.Replace("\"type\": \"sgd\"", "\"type\": 5")).Texts().Single(), Is.EqualTo(
            "x.json:12:26: error: optimizer.type: Expected the name of a type, received 5."));
    }

    [Test]
    public void Every_family_has_a_contract_that_leads_back_to_it() =>
        Assert.That(Enum.GetValues<ComponentKind>(), Is.All.Matches<ComponentKind>(
            kind => ComponentKinds.Of(ComponentKinds.Contract(kind)).Contains(kind)));
}
