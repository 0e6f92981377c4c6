using System.Net;

namespace CnnLab.Hosting.Tests.Data;

/// <summary>A web that has what a test puts into it, and counts who asks.</summary>
internal sealed class FakeWeb : HttpMessageHandler
{
    private readonly Dictionary<string, Func<HttpResponseMessage>> _answers = [];

    /// <summary>Every address that was asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    public FakeWeb Put(string address, byte[] content) => Put(address, () => new ByteArrayContent(content));

    public FakeWeb Put(string address, Func<HttpContent> content) =>
        Answer(address, () => new HttpResponseMessage(HttpStatusCode.OK) { Content = content() });

    public FakeWeb Answer(string address, Func<HttpResponseMessage> answer)
    {
        _answers[address] = answer;
        return this;
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.AbsoluteUri;
        Asked.Add(address);
        return _answers.TryGetValue(address, out var answer)
            ? Task.FromResult(answer())
            : Task.FromException<HttpResponseMessage>(new HttpRequestException("Name or service not known"));
    }
}
