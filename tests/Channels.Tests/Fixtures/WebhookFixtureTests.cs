using System.Text.Json;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.TestKit.Fixtures;

namespace Chatbotics.Channels.Tests.Fixtures;

/// <summary>Every webhook of the index, through the parser, compared field by field.</summary>
[Collection(FixtureCollection.Name)]
public sealed class WebhookFixtureTests(FixtureTable table)
{
    public static TheoryData<string> Files =>
    [
        .. FixtureIndex.Rows
            .Where(row => row.Kind == "webhook" && row.Channel is "whatsapp" or "messenger" or "instagram")
            .Select(row => row.File),
    ];

    [FixtureTheory]
    [MemberData(nameof(Files))]
    public void Gives_the_events_of_the_index(string file)
    {
        var row = FixtureIndex.Row(file);
        var actual = EventProjection.Of(MetaWebhook.Parse(FixtureFolder.Read(file)));
        var expected = row.Expect.EnumerateArray().Select(Expectation).ToList();
        var adaptations = Adaptation.All.Where(one => one.File == file).ToList();
        foreach (var adaptation in adaptations)
        {
            Adapt(expected, adaptation);
        }

        Assert.Equal(expected.Select(Line), actual.Select(Line));
        table.Pass(row, adaptations.Count > 0);
    }

    // The index's remarks are not fields of an event; what an ignored item was about is deliberately not kept. A user name
    // is kept without its sign.
    private static Dictionary<string, string> Expectation(JsonElement json)
    {
        var fields = json.EnumerateObject().ToDictionary(field => field.Name, field => Text(field.Value), StringComparer.Ordinal);
        if (fields.Remove("note", out var note) && note.StartsWith("author is the account itself", StringComparison.Ordinal))
        {
            fields["own"] = "true";
        }

        if (fields["event"] == "ignore")
        {
            fields.Remove("why");
            fields.Remove("contact");
            fields.Remove("standby");
        }

        if (fields.TryGetValue("username", out var username))
        {
            fields["username"] = username.TrimStart('@');
        }

        return fields;
    }

    private static void Adapt(List<Dictionary<string, string>> expected, Adaptation adaptation)
    {
        var fields = expected.First(one => one.GetValueOrDefault(adaptation.Field) == adaptation.Index);
        if (adaptation.Ours is null)
        {
            fields.Remove(adaptation.Field);
        }
        else
        {
            fields[adaptation.Field] = adaptation.Ours;
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    private static string Line(Dictionary<string, string> fields) =>
        string.Join(" | ", fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"));
}
