using System.Net;
using Chatbotics.ProductKit;
using Microsoft.Data.Sqlite;

namespace Chatbotics.Security.Tests.Privacy;

/// <summary>What somebody or something changed in the database's file while the program was down.</summary>
public sealed class DamagedRecordTests
{
    [Fact]
    public async Task Fault12_and_Abuse36_a_flipped_byte_and_a_swapped_row_are_found_and_no_other_conversation_suffers()
    {
        var folder = Directory.CreateTempSubdirectory("chatbotics-damaged-").FullName;
        string[] contacts = [.. Enumerable.Range(0, 4).Select(static _ => WebhookAttack.NewContact())];
        try
        {
            await using (var product = await Product.Start(folder: folder))
            {
                foreach (var contact in contacts)
                {
                    Assert.Equal(HttpStatusCode.OK, await Say(product, contact, "first"));
                }
            }

            Damage(Path.Combine(folder, "data", "chatbotics.db"), contacts);
            await using var again = await Product.Start(folder: folder);
            Assert.Equal(
                [HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK],
                [await Say(again, contacts[0], "second"), await Say(again, contacts[1], "second"), await Say(again, contacts[2], "second"), await Say(again, contacts[3], "second")]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Flips a bit in every record of the first, and puts the records of the second and the third in each other's place.</summary>
    private static void Damage(string database, string[] contacts)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        var bodies = contacts.Select(contact =>
        {
            using var find = connection.CreateCommand();
            find.CommandText = "SELECT e.id, e.body FROM entry e JOIN conv c ON c.id = e.conv WHERE c.key LIKE '%' || $contact ORDER BY e.id";
            find.Parameters.AddWithValue("$contact", contact);
            using var rows = find.ExecuteReader();
            var found = new List<(long Id, byte[] Body)>();
            while (rows.Read())
            {
                found.Add((rows.GetInt64(0), (byte[])rows[1]));
            }

            return found;
        }).ToList();
        Assert.All(bodies, static records => Assert.NotEmpty(records));
        foreach (var (id, body) in bodies[0])
        {
            body[body.Length / 2] ^= 1;
            Put(connection, id, body);
        }

        foreach (var (one, other) in bodies[1].Zip(bodies[2]))
        {
            Put(connection, one.Id, other.Body);
            Put(connection, other.Id, one.Body);
        }
    }

    private static void Put(SqliteConnection connection, long id, byte[] body)
    {
        using var put = connection.CreateCommand();
        put.CommandText = "UPDATE entry SET body = $body WHERE id = $id";
        put.Parameters.AddWithValue("$body", body);
        put.Parameters.AddWithValue("$id", id);
        Assert.Equal(1, put.ExecuteNonQuery());
    }

    private static async Task<HttpStatusCode> Say(Product product, string contact, string text)
    {
        var body = WebhookAttack.Message(contact, text);
        body = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(body).Replace("wamid." + contact, $"wamid.{text}{contact}", StringComparison.Ordinal));
        return await WebhookAttack.Post(product, body, WebhookAttack.Sign(body, product.Meta.Options.AppSecret));
    }
}
