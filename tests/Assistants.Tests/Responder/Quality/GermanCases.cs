using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Assistants.Tests.Responder.Quality;

/// <summary>A bicycle shop's list and messages in German.</summary>
internal static class GermanCases
{
    public static ImmutableArray<QuestionAnswer> List { get; } =
    [
        new("Wann habt ihr geöffnet? Wie sind eure Öffnungszeiten?", "Montag bis Freitag von 9 bis 18 Uhr, Samstag von 10 bis 14 Uhr."),
        new("Wie lange dauert die Lieferung? Wann kommt mein Paket an?", "Pakete brauchen zwei bis drei Werktage, Fahrräder fünf bis acht."),
        new("Was kostet der Versand? Wie hoch sind die Versandkosten?", "Der Versand kostet 4,90 €, Fahrräder 29 €. Ab 80 € ist er frei."),
        new("Kann ich etwas zurückgeben? Wie funktioniert die Rücksendung?", "Du kannst alles innerhalb von 30 Tagen ungebraucht zurückschicken. Das Etikett liegt bei."),
        new("Macht ihr Reparaturen? Kann ich mein Fahrrad zur Inspektion bringen?", "Ja, unsere Werkstatt repariert alle Marken. Eine Inspektion kostet 69 €."),
        new("Kann man bei euch Fahrräder leihen oder mieten?", "Ein Stadtrad kostet 18 € am Tag, ein E-Bike 39 €."),
        new("Verkauft ihr gebrauchte Räder?", "Im Hinterhof stehen immer etwa zwanzig geprüfte gebrauchte Räder."),
        new("Kann ich eine Probefahrt machen?", "Gern, bring einen Ausweis mit; eine halbe Stunde ist frei."),
        new("Bietet ihr Leasing über den Arbeitgeber an (JobRad)?", "Ja, wir arbeiten mit JobRad und BusinessBike."),
        new("Welche Zahlungsarten gibt es? Kann ich auf Rechnung kaufen?", "Karte, PayPal, Rechnung und Ratenkauf."),
        new("Wie groß muss mein Rahmen sein? Welche Rahmengröße brauche ich?", "Miss die Länge deiner Beininnenseite und nimm sie mal 0,66. Im Laden messen wir genau."),
    ];

    public static IReadOnlyList<QualityCase> Known { get; } =
    [
        new("wie sind die oeffnungszeiten", "Wann habt ihr geöffnet"),
        new("habt ihr samstags offen bzw geöffnet?", "Wann habt ihr geöffnet"),
        new("Hallo, wie lange dauert die Lieferung nach Hamburg?", "Wie lange dauert die Lieferung"),
        new("wann kommt das paket", "Wie lange dauert die Lieferung"),
        new("lieferzeit?", "Wie lange dauert die Lieferung"),
        new("wie teuer ist der Versand eigentlich", "Was kostet der Versand"),
        new("versandkosten nach oesterreich", "Was kostet der Versand"),
        new("ich möchte den Helm zurückschicken", "Kann ich etwas zurückgeben"),
        new("Wie läuft das mit der Rücksendung", "Kann ich etwas zurückgeben"),
        new("repariert ihr auch E-Bikes", "Macht ihr Reparaturen"),
        new("Was kostet eine Inspektion?", "Macht ihr Reparaturen"),
        new("kann ich für morgen zwei räder mieten", "Kann man bei euch Fahrräder leihen"),
        new("habt ihr auch gebrauchte fahrräder", "Verkauft ihr gebrauchte"),
        new("probefahren möglich? also eine probefahrt", "Kann ich eine Probefahrt"),
        new("geht jobrad bei euch", "Bietet ihr Leasing"),
        new("kann ich per rechnung bezahlen", "Welche Zahlungsarten"),
        new("welche rahmengrösse passt bei 1,80 m", "Wie groß muss mein Rahmen"),
    ];

    public static IReadOnlyList<QualityCase> Unknown { get; } =
    [
        new("Wer hat gestern das Pokalspiel gewonnen?", null),
        new("Sucht ihr noch Aushilfen oder Azubis?", null),
        new("Mir wurde gestern vor eurem Geschäft die Jacke gestohlen", null),
        new("Ich habe mein Passwort vergessen", null),
        new("Könnt ihr mir einen Kuchen backen", null),
        new("Wie melde ich mich vom Newsletter ab?", null),
    ];
}
