using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Tests.Conversations.Golden;

/// <summary>
/// Whole conversations as files: what happens (<c>steps</c>), and what the journal then says (<c>journal</c>), both to be
/// read by people. <c>CHATBOTICS_GOLDEN=update</c> writes what the rules say now; read the difference before you keep it.
/// </summary>
public sealed class GoldenTests
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder(), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_journal_says_what_the_file_says(string name)
    {
        var file = Path.Combine(Folder(), name + ".json");
        var golden = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var journal = Play(golden);
        if (Environment.GetEnvironmentVariable("CHATBOTICS_GOLDEN") == "update")
        {
            golden["journal"] = new JsonArray([.. journal.Select(line => (JsonNode)line)]);
            File.WriteAllText(Path.Combine(SourceFolder(), name + ".json"), golden.ToJsonString(Written) + "\n");
            return;
        }

        Assert.Equal(golden["journal"]!.AsArray().Select(line => line!.GetValue<string>()), journal);
    }

    private static string[] Play(JsonObject golden)
    {
        var platform = ChannelPlatforms.TryParse(golden["platform"]!.GetValue<string>(), out var parsed) ? parsed : throw new InvalidDataException("platform");
        var quiet = golden["quietPeriodMs"] is { } period ? TimeSpan.FromMilliseconds(period.GetValue<int>()) : (TimeSpan?)null;
        var talk = new Talk(platform, quiet);
        if (quiet is null)
        {
            talk.Responder = null;
        }

        foreach (var step in golden["steps"]!.AsArray().Select(step => step!.AsObject()))
        {
            talk.Now = Talk.Start.AddMilliseconds(Math.Round(step["at"]!.GetValue<double>() * 1000));
            var (what, value) = step.Single(pair => pair.Key != "at");
            Do(talk, what, value!);
        }

        return [.. JournalText.Lines(talk.Journal, Talk.Start)];
    }

    private static void Do(Talk talk, string what, JsonNode value)
    {
        switch (what)
        {
            case "customer":
                talk.Accept([.. value.AsArray().Select(item => Event(talk, item!.AsObject()))]);
                break;
            case "tick":
                talk.Tick();
                break;
            case "crash":
                talk.Crash();
                break;
            case "answers":
                talk.Answers([.. value.AsArray().Select(text => text!.GetValue<string>())]);
                break;
            case "handsOver":
                talk.HandsOver(value["reason"]!.GetValue<string>(), value["text"]!.GetValue<string>());
                break;
            case "accepted":
                talk.Accepted(value.GetValue<string>());
                break;
            case "lost":
                talk.Lost();
                break;
            case "fails":
                talk.Fails(Enum.Parse<SendErrorKind>(value.GetValue<string>()));
                break;
            case "person":
                Person(talk, value.AsObject());
                break;
            default:
                throw new InvalidDataException($"No step is called {what}.");
        }
    }

    private static void Person(Talk talk, JsonObject act)
    {
        var (what, value) = act.Single();
        var refusal = what switch
        {
            "writes" => talk.Reply($"client{talk.Journal.Count}", value!.GetValue<string>()),
            "takesOver" => talk.TakeOver(),
            "givesBack" => talk.Return(),
            "resolves" => talk.Set(ConversationStatus.Resolved),
            "reopens" => talk.Set(ConversationStatus.Open),
            "retries" => talk.Retry(value!.GetValue<string>()),
            _ => throw new InvalidDataException($"No person does {what}."),
        };
        Assert.Null(refusal);
    }

    private static ContactEvent Event(Talk talk, JsonObject item)
    {
        var (what, value) = item.Single(pair => pair.Key is not ("text" or "ago" or "tracker" or "emoji"));
        var id = value!.GetValue<string>();
        var at = talk.Now.AddSeconds(-(item["ago"]?.GetValue<double>() ?? 0));
        var text = item["text"]?.GetValue<string>() ?? string.Empty;
        var tracker = item["tracker"]?.GetValue<string>() == "last" ? talk.State.Messages.Last(message => message.Sending?.Tracker is not null).Sending!.Tracker : null;
        return what switch
        {
            "message" => Events.Message(talk.Key, id, text, at),
            "button" => Events.Postback(talk.Key, id, text, at),
            "edit" => Events.Edit(talk.Key, id, text, at),
            "unsend" => Events.Unsend(talk.Key, id, at),
            "reaction" => Events.Reaction(talk.Key, id, item["emoji"]?.GetValue<string>(), at),
            "echo" => Events.Echo(talk.Key, id, text, at, tracker),
            "sent" => Events.Receipt(talk.Key, ReceiptStatus.Sent, id, at, tracker),
            "delivered" => Events.Receipt(talk.Key, ReceiptStatus.Delivered, id, at, tracker),
            "read" => Events.Receipt(talk.Key, ReceiptStatus.Read, id, at, tracker),
            _ => throw new InvalidDataException($"No event is called {what}."),
        };
    }

    private static string Folder() => Path.Combine(AppContext.BaseDirectory, "Conversations", "Golden");

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
