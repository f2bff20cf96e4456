using System.Text.Json;
using Chatbotics.Assistants.Models;
using Chatbotics.TestKit.Models;
using Microsoft.Extensions.AI;

namespace Chatbotics.Assistants.Tests.Models;

/// <summary>Messages, tools, replies and usage through the real SDK and the real wire format.</summary>
public sealed class ChatRoundTripTests
{
    private static readonly AITool Lookup = AIFunctionFactory.CreateDeclaration(
        "look_up_order", "Finds an order.", JsonDocument.Parse("""{"type":"object","properties":{"number":{"type":"string"}},"required":["number"]}""").RootElement);

    [Fact]
    public async Task A_text_goes_out_with_its_settings_and_the_reply_comes_back_with_usage_and_cost()
    {
        await using var world = await ModelWorld.Start();
        world.Server.Script(MockModelReply.Of("We ship within two days. 🚚") with { InputTokens = 1_000, CachedTokens = 400, OutputTokens = 50 });

        var response = await world.Main.GetResponseAsync(
            [new ChatMessage(ChatRole.System, "You are Wren."), new ChatMessage(ChatRole.User, "How fast do you ship?")],
            new ChatOptions { Instructions = "Answer shortly.", Temperature = 0.5f, MaxOutputTokens = 200, StopSequences = ["END"] });

        Assert.Equal("We ship within two days. 🚚", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal("mock-model", response.ModelId);
        var call = Assert.IsType<ModelCall>(response.AdditionalProperties![ModelCall.Key]);
        Assert.Equal((1_000, 400, 50), (call.InputTokens, call.CachedInputTokens, call.OutputTokens));
        Assert.Equal(((600 * 2m) + (400 * 1m) + (50 * 10m)) / 1_000_000m, call.Cost);
        Assert.False(call.IsEstimated);
        Assert.Equal(call, Assert.Single(world.Meter.Calls));

        var request = Assert.Single(world.Server.Requests);
        Assert.Equal("/v1/chat/completions", request.Path);
        Assert.Equal("sk-acme", request.BearerKey);
        Assert.Equal(["system", "system", "user"], request.Messages.Select(message => message.GetProperty("role").GetString()));
        Assert.Equal(["Answer shortly.", "You are Wren.", "How fast do you ship?"], request.Messages.Select(MockModelRequest.TextOf));
        Assert.Equal(0.5, request.Body.GetProperty("temperature").GetDouble(), 3);
        Assert.Equal(200, request.Body.GetProperty("max_completion_tokens").GetInt32());
        Assert.Equal("END", request.Body.GetProperty("stop")[0].GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tool_calls_come_back_whole_and_their_results_go_out_again(bool streamed)
    {
        await using var world = await ModelWorld.Start();
        world.Server.Script(
            new MockModelReply
            {
                Text = "One moment.",
                PieceLength = 3,
                ToolCalls =
                [
                    new MockToolCall("call_1", "look_up_order", """{"number":"A-1024","note":"größer ✓"}"""),
                    new MockToolCall("call_2", "look_up_order", """{"number":"A-1025"}"""),
                ],
            },
            MockModelReply.Of("Both are on their way."));
        var messages = new List<ChatMessage> { new(ChatRole.User, "Where are my orders?") };

        var first = await Reply(world.Main, messages, new ChatOptions { Tools = [Lookup], ToolMode = ChatToolMode.Auto }, streamed);

        Assert.Equal(ChatFinishReason.ToolCalls, first.FinishReason);
        Assert.Equal("One moment.", first.Text);
        var calls = first.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
        Assert.Equal(["call_1", "call_2"], calls.Select(call => call.CallId));
        Assert.Equal(["A-1024", "A-1025"], calls.Select(call => call.Arguments!["number"]!.ToString()));
        Assert.Equal("größer ✓", calls[0].Arguments!["note"]!.ToString());

        messages.AddRange(first.Messages);
        messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent("call_1", "shipped"), new FunctionResultContent("call_2", JsonDocument.Parse("""{"state":"shipped"}""").RootElement)]));
        var second = await Reply(world.Main, messages, new ChatOptions { Tools = [Lookup] }, streamed);

        Assert.Equal("Both are on their way.", second.Text);
        var request = world.Server.Requests[1];
        Assert.Equal(["user", "assistant", "tool", "tool"], request.Messages.Select(message => message.GetProperty("role").GetString()));
        var asked = request.Messages[1].GetProperty("tool_calls");
        Assert.Equal("look_up_order", asked[0].GetProperty("function").GetProperty("name").GetString());
        using var arguments = JsonDocument.Parse(asked[0].GetProperty("function").GetProperty("arguments").GetString()!);
        Assert.Equal("A-1024", arguments.RootElement.GetProperty("number").GetString());
        Assert.Equal("""{"state":"shipped"}""", MockModelRequest.TextOf(request.Messages[3]));
        var tool = world.Server.Requests[0].Body.GetProperty("tools")[0].GetProperty("function");
        Assert.Equal("look_up_order", tool.GetProperty("name").GetString());
        Assert.Equal("number", tool.GetProperty("parameters").GetProperty("required")[0].GetString());
        Assert.Equal("auto", world.Server.Requests[0].Body.GetProperty("tool_choice").GetString());
    }

    [Fact]
    public async Task Arguments_that_are_no_JSON_are_told_and_not_guessed()
    {
        await using var world = await ModelWorld.Start();
        world.Server.Script(MockModelReply.Calling(new MockToolCall("call_1", "look_up_order", """{"number": oops"""), new MockToolCall("call_2", "look_up_order", "")));

        var response = await world.Main.GetResponseAsync(ModelWorld.Ask("Where?"), new ChatOptions { Tools = [Lookup] });

        var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
        Assert.NotNull(calls[0].Exception);
        Assert.Null(calls[1].Exception);
        Assert.Empty(calls[1].Arguments!);
    }

    [Fact]
    public async Task A_stream_comes_piece_by_piece_while_the_model_still_writes()
    {
        await using var world = await ModelWorld.Start();
        using var gate = new SemaphoreSlim(0);
        world.Server.Script(MockModelReply.Of("abcdefghi") with { PieceLength = 3, Gate = gate, InputTokens = 7, OutputTokens = 3 });
        await using var updates = world.Main.GetStreamingResponseAsync(ModelWorld.Ask("Spell.")).GetAsyncEnumerator();

        // The role's piece and the first of the text; nothing else has been written yet.
        gate.Release(2);
        Assert.True(await updates.MoveNextAsync());
        Assert.Equal("abc", updates.Current.Text);
        gate.Release(3);
        var rest = new List<ChatResponseUpdate>();
        while (await updates.MoveNextAsync())
        {
            rest.Add(updates.Current);
        }

        Assert.Equal("defghi", string.Concat(rest.Select(update => update.Text)));
        Assert.Equal(ChatFinishReason.Stop, rest[^1].FinishReason);
        var call = Assert.IsType<ModelCall>(rest[^1].AdditionalProperties![ModelCall.Key]);
        Assert.Equal((7, 3, false), (call.InputTokens, call.OutputTokens, call.IsEstimated));
        Assert.NotNull(call.FirstToken);
    }

    [Fact]
    public async Task Without_usage_the_tokens_are_estimated_and_marked_as_such()
    {
        await using var world = await ModelWorld.Start();
        world.Server.Script(MockModelReply.Of(new string('x', 400)) with { InputTokens = null });

        await world.Main.GetStreamingResponseAsync(ModelWorld.Ask(new string('y', 800))).ToChatResponseAsync();

        var call = Assert.Single(world.Meter.Calls);
        Assert.True(call.IsEstimated);
        Assert.Equal((200, 100), (call.InputTokens, call.OutputTokens));
    }

    [Fact]
    public async Task Pictures_go_as_data_and_never_as_an_address()
    {
        await using var world = await ModelWorld.Start();
        var picture = new DataContent(new byte[] { 1, 2, 3 }, "image/png");

        await world.Main.GetResponseAsync([new ChatMessage(ChatRole.User, [new TextContent("What is this?"), picture])]);

        var part = world.Server.Requests[0].Messages[0].GetProperty("content")[1];
        Assert.Equal("data:image/png;base64,AQID", part.GetProperty("image_url").GetProperty("url").GetString());
        await Assert.ThrowsAsync<ArgumentException>(() => world.Main.GetResponseAsync(
            [new ChatMessage(ChatRole.User, [new UriContent("https://example.com/track.png", "image/png")])]));
    }

    [Fact]
    public async Task Each_provider_gets_the_key_the_path_and_the_limit_its_own_way()
    {
        await using var world = await ModelWorld.Start();
        var model = ModelWorld.Model(world.Server);
        foreach (var variant in new[]
        {
            model with { Provider = ModelProvider.AzureOpenAi, Endpoint = world.Server.Root + "/openai/v1" },
            model with { Provider = ModelProvider.AzureOpenAi, Endpoint = world.Server.Root, AzureApiVersion = "2024-10-21" },
            model with { Provider = ModelProvider.Compatible, ApiKeyReference = null },
        })
        {
            await using var own = await ModelWorld.Start(configure: _ => variant);
            await own.Main.GetResponseAsync(ModelWorld.Ask("Hi"));
        }

        Assert.Equal(
            ["/openai/v1/chat/completions", "/openai/deployments/mock-model/chat/completions?api-version=2024-10-21", "/v1/chat/completions"],
            world.Server.Requests.Select(request => request.Path));
        Assert.Equal(["sk-acme", "sk-acme", null], world.Server.Requests.Select(request => request.Headers.GetValueOrDefault("api-key")));
        Assert.All(world.Server.Requests, request => Assert.Null(request.BearerKey));
        Assert.True(world.Server.Requests[0].Body.TryGetProperty("max_completion_tokens", out _));
        Assert.Equal(1_024, world.Server.Requests[2].Body.GetProperty("max_tokens").GetInt32());
        Assert.False(world.Server.Requests[2].Body.TryGetProperty("max_completion_tokens", out _));
    }

    [Fact]
    public async Task A_changed_key_counts_at_once()
    {
        await using var world = await ModelWorld.Start();
        world.Server.Key = "sk-new";
        var refused = await Assert.ThrowsAsync<ModelException>(() => world.Main.GetResponseAsync(ModelWorld.Ask("Hi")));
        Assert.Equal(ModelFailure.KeyRefused, refused.Failure);

        await world.Vault.Put("acme/model-key", "sk-new");
        var response = await world.Main.GetResponseAsync(ModelWorld.Ask("Hi"));

        Assert.Equal("Hello from the mock model.", response.Text);
    }

    private static Task<ChatResponse> Reply(IChatClient client, IEnumerable<ChatMessage> messages, ChatOptions options, bool streamed) =>
        streamed ? client.GetStreamingResponseAsync(messages, options).ToChatResponseAsync() : client.GetResponseAsync(messages, options);
}
