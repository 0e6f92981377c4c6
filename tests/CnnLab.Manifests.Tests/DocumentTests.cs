using System.Text;
using CsCheck;

namespace CnnLab.Manifests.Tests;

[TestFixture]
internal sealed class DocumentTests
{
    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("cnnlab-manifests-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    private static string[] FindingsOf(string text) =>
        [.. Some.Document(text).Findings.Select(finding => finding.ToString())];

    [Test]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_welcome()
    {
        var text = "\uFEFF// what it is\n"
            + Some.Manifest
                .Replace("\"small\",", "\"small\", /* a name */")
                .Replace("0.01 }\n", "0.01, },\n");
        Assert.That(Some.Bind(text).Texts(), Is.Empty);
    }

    private const string AValue = "a value: text in double quotes, a number, true, false, null, a list or an object";

    [TestCase("", "x.json:1:1: error: Not JSON: the file is empty.")]
    [TestCase("  // only a comment", "x.json:1:20: error: Not JSON: the file is empty.")]
    [TestCase("hello", "x.json:1:1: error: Not JSON: expected `{`, received `hello`.")]
    [TestCase("{\n  \"a\": [1,\n  2", "x.json:3:4: error: Not JSON: the file ends before the `[` of line 2 is closed.")]
    [TestCase("{\n  \"a\": 1", "x.json:2:9: error: Not JSON: the file ends before the `{` of line 1 is closed.")]
    [TestCase("{ \"a\": 1 } x", "x.json:1:12: error: Not JSON: expected nothing behind the end of the manifest, "
        + "received `x`.")]
    [TestCase("{ 'a': 1 }", "x.json:1:3: error: Not JSON: text is written in double quotes, not in single ones.")]
    [TestCase("{ a: 1 }", "x.json:1:3: error: Not JSON: expected a key in double quotes or `}`, received `a`.")]
    [TestCase("{ \"a\" 1 }", "x.json:1:7: error: Not JSON: expected `:` after the key \"a\", received `1`.")]
    [TestCase("{ \"a\": tru }", "x.json:1:8: error: Not JSON: expected " + AValue + ", received `tru`.")]
    [TestCase("{ \"a\": NaN }", "x.json:1:8: error: Not JSON: expected " + AValue + ", received `NaN`.")]
    [TestCase("{ \"a\": 01 }", "x.json:1:8: error: Not JSON: expected " + AValue + ", received `01`.")]
    [TestCase("{ \"a\": }", "x.json:1:8: error: Not JSON: expected " + AValue + ", received `}`.")]
    [TestCase("{ \"a\": 1\n  \"b\": 2 }", "x.json:2:3: error: Not JSON: expected `,` or `}`, received `\"b\"`.")]
    [TestCase("{ \"a\": 1,, \"b\": 2 }", "x.json:1:10: error: Not JSON: expected a key in double quotes or `}`, "
        + "received `,`.")]
    [TestCase("{ \"a\": [1 2] }", "x.json:1:11: error: Not JSON: expected `,` or `]`, received `2`.")]
    [TestCase("{ \"a\": [1, oops] }", "x.json:1:12: error: Not JSON: expected " + AValue + ", received `oops`.")]
    [TestCase("{ \"a\": [1 } ", "x.json:1:11: error: Not JSON: expected `,` or `]`, received `}`.")]
    [TestCase("{ \"a\": \"open\n}", "x.json:1:8: error: Not JSON: the text that begins here is not closed: a `\"` "
        + "is missing in its line.")]
    [TestCase("{ \"a\": \"C:\\data\" }", "x.json:1:12: error: Not JSON: the text has an escape that JSON does not "
        + "know; a backslash itself is written `\\\\`.")]
    [TestCase("{ \"a\": \"x\ty\" }", "x.json:1:10: error: Not JSON: the text has a tab or another control character "
        + "in it; a tab is written `\\t`.")]
    [TestCase("{ \"a\": \"\\ud800\" }", "x.json:1:8: error: Not JSON: this text has a \\u escape that is no "
        + "character.")]
    [TestCase("{ \"a\": tru", "x.json:1:11: error: Not JSON: the file ends before the `{` of line 1 is closed.")]
    [TestCase("{ \"a\": \"b", "x.json:1:8: error: Not JSON: the text that begins here is not closed: a `\"` is "
        + "missing in its line.")]
    [TestCase("[1]", "x.json:1:1: error: Expected an object { ... }, received [1].")]
    [TestCase("{ \"é\": 1, \"😀\": x }", "x.json:1:17: error: Not JSON: expected " + AValue + ", received `x`.")]
    public void What_is_not_JSON_is_one_finding_with_its_place(string text, string expected) =>
        Assert.That(FindingsOf(text), Is.EqualTo(new[] { expected }));

    [Test]
    public void Deep_nesting_is_a_finding_and_not_a_stack_overflow()
    {
        var depth = 100_000;
        var text = "{ \"a\": " + new string('[', depth) + new string(']', depth) + " }";
        Assert.That(FindingsOf(text), Is.EqualTo(new[] { "x.json:1:71: error: Not JSON: nested deeper than 64 "
            + "levels." }));
    }

    [Test]
    public void Text_that_is_cut_anywhere_is_one_finding_and_no_exception()
    {
        for (var length = 0; length < Some.Manifest.Length; length++)
            Assert.That(FindingsOf(Some.Manifest[..length]), Has.Length.EqualTo(1), Some.Manifest[..length]);
    }

    [Test]
    public void Text_with_any_character_exchanged_never_throws() =>
        Gen.Select(Gen.Int[0, Some.Manifest.Length - 1], Gen.OneOf(Gen.Char[" \n\t\"'{}[],:/\\0-.e"], Gen.Char))
            .Sample((place, character) =>
            {
                var text = Some.Manifest[..place] + character + Some.Manifest[(place + 1)..];
                Assert.That(() => Some.Bind(text), Throws.Nothing);
            });

    [Test]
    public void A_key_that_appears_twice_is_a_finding_at_the_second() =>
        Assert.That(FindingsOf("{\n \"seed\": 1,\n \"x_a\": { \"b\": 1, \"b\": 2 },\n \"seed\": 2\n}"), Is.EqualTo(new[]
        {
            "x.json:3:19: error: x_a.b: The key `b` appears twice. The first is in line 3.",
            "x.json:4:2: error: seed: The key `seed` appears twice. The first is in line 2.",
        }));

    [Test]
    public void A_file_that_is_not_there_is_a_finding_with_the_near_name()
    {
        File.WriteAllText(Path.Combine(_folder, "pooling.json"), "{}");
        var path = Path.Combine(_folder, "poolnig.json");
        Assert.That(ManifestDocument.Read(path).Findings.Single().ToString(), Is.EqualTo(
            $"{path}: error: There is no such file. Did you mean `pooling.json`?"));
        path = Path.Combine(_folder, "nowhere", "a.json");
        Assert.That(ManifestDocument.Read(path).Findings.Single().Message, Does.StartWith("There is no such file. "
            + "The folder "));
    }

    [Test]
    public void A_folder_and_a_file_that_is_no_text_are_findings()
    {
        Assert.That(ManifestDocument.Read(_folder).Findings.Single().ToString(), Is.EqualTo(
            $"{_folder}: error: This is a folder. Expected a manifest, a JSON file."));
        var file = Path.Combine(_folder, "a.json");
        File.WriteAllBytes(file, [0x7B, 0xFF, 0xFE, 0x7D]);
        Assert.That(ManifestDocument.Read(file).Findings.Single().Message, Is.EqualTo("The file is not UTF-8 text."));
        File.WriteAllText(file, new string(' ', (16 << 20) + 1));
        Assert.That(ManifestDocument.Read(file).Findings.Single().Message, Does.StartWith("The file has 16,777,217 "
            + "bytes."));
    }

    [Test]
    public void A_document_without_a_tree_binds_to_its_findings_only()
    {
        var binding = Some.Bind(ManifestDocument.Read(_folder).Set("seed", "1"));
        Assert.That(binding.Manifest, Is.Null);
        Assert.That(binding.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    public void Plugin_paths_start_from_the_manifest()
    {
        var file = Path.Combine(_folder, "a.json");
        File.WriteAllText(
            file,
            """{ "plugins": [{ "path": "../lab/My.dll" }, 5, { "path": 7 }, { "path": "/opt/Other.dll" }] }""",
            Encoding.UTF8);
        Assert.That(ManifestDocument.Read(file).PluginPaths(), Is.EqualTo(new[]
        {
            new PluginPath(Path.GetFullPath(Path.Combine(_folder, "..", "lab", "My.dll")), "plugins[0].path"),
            new PluginPath(Path.GetFullPath("/opt/Other.dll"), "plugins[3].path"),
        }));
    }

    [Test]
    public void The_host_can_place_a_finding_by_path_or_layer()
    {
        var manifest = Some.Bound();
        Assert.That(
            manifest.FindingAt(manifest.Model.Layers[2].Path!, Severity.Error, "does not fit").ToString(),
            Is.EqualTo("x.json:8:5: error: model.layers[2]: does not fit"));
        Assert.That(manifest.FindingAt("model.layers.conv1.filters", Severity.Warning, "many").ToString(), Is.EqualTo(
            "x.json:6:53: warning: model.layers.conv1.filters: many"));
        Assert.That(manifest.FindingAt("training.batch_size", Severity.Notice, "small").ToString(), Is.EqualTo(
            "x.json:1:1: notice: training.batch_size: small"));
    }
}
