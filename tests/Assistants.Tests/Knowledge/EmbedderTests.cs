using Chatbotics.Assistants.Models;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.TestKit.Models;

namespace Chatbotics.Assistants.Tests.Knowledge;

/// <summary>Embeddings through the real SDK, and what happens when they are not there.</summary>
public sealed class EmbedderTests
{
    [Fact]
    public async Task Passages_get_vectors_in_batches_and_are_found_by_them()
    {
        await using var server = await OpenAiMockServer.Start();

        // A model to which "bicycle" and "velo" are the same thing.
        server.Embed = static text => text.Contains("bicycle", StringComparison.OrdinalIgnoreCase) || text.Contains("velo", StringComparison.OrdinalIgnoreCase) ? [1, 0, 0.1f] : [0, 1, 0.1f];
        await using var world = await Start(server);
        for (var i = 0; i < 5; i++)
        {
            await world.Put("acme", $"other{i}", "a.txt", $"Parking space {i} is in the yard.");
        }

        await world.Put("acme", "bikes", "a.txt", "A bicycle can be rented by the day.");

        Assert.Equal(6, await world.Ingest.Embed("acme", 100));
        Assert.Equal(0, await world.Ingest.Embed("acme", 100));
        var found = await world.Find("acme", "velo");

        Assert.Equal(("bikes", true), (found[0].Hit.Document.Id, found[0].ByMeaning));
        Assert.Equal(4, server.Requests.Count);
        Assert.Equal("test-embedding", server.Requests[0].Model);
        Assert.Equal("sk-embed", server.Requests[0].BearerKey);
        Assert.Equal(3, server.Requests[0].Body.GetProperty("dimensions").GetInt32() - 5);
    }

    [Fact]
    public async Task When_the_embeddings_are_down_words_alone_still_find()
    {
        await using var server = await OpenAiMockServer.Start();
        await using var world = await Start(server);
        await world.Put("acme", "bikes", "a.txt", "A bicycle can be rented by the day.");
        await world.Ingest.Embed("acme", 100);
        server.Script(MockModelReply.Error(401));

        var found = Assert.Single(await world.Find("acme", "rent a bicycle"));

        Assert.False(found.ByMeaning);
        server.Script(MockModelReply.Error(401));
        await world.Put("acme", "more", "a.txt", "More text.");
        var failure = await Assert.ThrowsAsync<ModelException>(() => world.Ingest.Embed("acme", 100));
        Assert.Equal(ModelFailure.KeyRefused, failure.Failure);
    }

    [Fact]
    public async Task Without_embeddings_nothing_is_asked()
    {
        await using var world = await KnowledgeWorld.Start();
        await world.Put("acme", "bikes", "a.txt", "A bicycle can be rented by the day.");

        Assert.False(world.Ingest.HasEmbeddings);
        Assert.Equal(0, await world.Ingest.Embed("acme", 100));
        Assert.Single(await world.Find("acme", "bicycle"));
    }

    [Fact]
    public void Bad_options_are_named()
    {
        var result = new EmbeddingsOptionsValidator().Validate(null, new EmbeddingsOptions
        {
            Model = new EmbeddingOptions { Provider = ModelProvider.Compatible, Model = "m", Dimensions = 4, BatchSize = 0 },
        });

        Assert.Equal(["Embeddings:Model:Dimensions must be from 8 to 4096, but is 4.", "Embeddings:Model:BatchSize must be from 1 to 2048, but is 0."], result.Failures);
    }

    [Fact]
    public void Rankings_are_joined_by_rank()
    {
        var document = new IndexedDocument { Base = "b", Id = "d", ContentHash = "h", Title = "t", Language = "en" };
        PassageHit Hit(string id, double score) => new(document, new Passage { Id = id, Text = id }, score);

        var joined = RankFusion.Join(3, (1, [Hit("a", 9), Hit("b", 8), Hit("c", 1)]), (1, [Hit("c", 0.9), Hit("b", 0.8)]));

        Assert.Equal(["c", "b", "a"], joined.Select(hit => hit.Passage.Id));
        Assert.Equal((1 / 61.0) + (1 / 63.0), joined[0].Score, 12);
    }

    private static async Task<KnowledgeWorld> Start(OpenAiMockServer server)
    {
        var world = await KnowledgeWorld.Start(settings: new Dictionary<string, string?>
        {
            ["Embeddings:Model:Endpoint"] = server.Endpoint,
            ["Embeddings:Model:Model"] = "test-embedding",
            ["Embeddings:Model:ApiKeyReference"] = "system/embedding-key",
            ["Embeddings:Model:Dimensions"] = "8",
            ["Embeddings:Model:BatchSize"] = "2",
            ["Embeddings:Model:Retries"] = "0",
        });
        await world.Get<ISecretVault>().Put("system/embedding-key", "sk-embed");
        Assert.Equal("test-embedding/8", world.Get<IEmbedder>().Model);
        return world;
    }
}
