import { frequentGivenNames } from '../domain/roster/given-names.ts';

/**
 * Given names of Mexico, Spain, Poland and English-speaking countries, folded, by which a name is known on a page that no
 * label explains. Left out are those that are words, surnames, saints or towns more often.
 */
export const givenNames: ReadonlySet<string> = new Set([
  ...frequentGivenNames,
  ...(
    'aaliyah abelardo abigail abundio adalberto adela adelaida adelajda adele adelina adolf adolfo adrian adrianna ' +
    'agapito agata agnes agustin agustina aida aileen ainara ainhoa aitana aitor albert albina aldo alejo ' +
    'alexander alexandra alexis alfie alfred alfredo alicja alina alison alistair almudena alojzy alvaro amada ' +
    'amadeo amador amaia amalia amanda amelia amparo amy anabel anahi anastasia anastasio anastazja andoni andrew ' +
    'andzelika aneta anetta angela angeles angelica angelika angelina angus aniceto aniela anita anselmo anthony ' +
    'antolin antoni antonia antonina anunciacion apolinar apolonia araceli arantxa arcadio arcelia archie ariadna ' +
    'ariel arkadiusz armando arnulfo arsenio artemio arthur artur arturo ashley asier audrey augustyn aurelia ' +
    'aurelio azucena balbina baldomero baltasar barry bartlomiej bartolome bartosz basilio baudelio beatrice ' +
    'begona belen belinda ben benedykt benigno benita benjamin bernabe bernadeta bernard bernarda bernardino berta ' +
    'bertha beth bethany beverley bianca blazej bogdan bogna bogumil bogumila boguslaw boguslawa boleslaw ' +
    'bonifacio borja bozena brandon braulio brenda brian bridget brigida bronislaw bronislawa brygida callum ' +
    'camilo candelaria candido carla carlota carmina carole carolina caroline casandra casimiro catalina catherine ' +
    'cecil cecilia cecilio cecylia celestino celia celina cesar cezary chantal charlene charlotte cheryl christian ' +
    'christine christopher cipriano claire clara claudio cleofas clifford clive colin connor constantino cornelio ' +
    'craig crescencio crispin cristian cristobal cynthia czeslaw czeslawa dafne dagmara damaso damian daria dario ' +
    'dariusz darren dawid debora deborah declan delfina delfino delia demetrio denise dennis derek diane dionisio ' +
    'dominic dominik dominika domitila donald donata donna doreen dorian dorothy duncan dylan edgar edith edmund ' +
    'edmundo edward edwin edyta efrain efren eileen eladio elaine elba eleanor eleazar eleuterio elias eligio ' +
    'elisa elisabet elisenda eliseo eliza ellen ellie eloisa eloy elsa elvira emelia emeterio emil emilia emiliano ' +
    'emilio emily emma enedina enriqueta erasmo eric erika ernest ernestina ernesto ervey eryk estefania estela ' +
    'ester esther ethan eufemia eugenia eugenio eugeniusz eulalia eulogio eunice eusebio eustachy eustaquio eva ' +
    'evangelina evaristo evelia evelyn everardo ewelina ezequiel fabian fabiola facundo fatima federico felicia ' +
    'feliciano felicitas felicja feliks felipa felipe ferdynand fermin ferran fidel fidencio filiberto filip ' +
    'filomena fiona flavio florence florencio florentino florinda frances franciszek franciszka frederick froilan ' +
    'fryderyk gareth gary gavin gemma genaro genoveva genowefa geoffrey george georgina gerald gerard gerardo ' +
    'geronimo gertruda gertrudis gilberto gildardo gillian gines gisela gladys glenn gracjan grazyna gregoria ' +
    'gregorio gregory griselda guillermina guillermo gumersindo gustavo gustaw gwen hannah harold harriet harry ' +
    'heather heberto heidi heliodoro henar henry henryk henryka heriberto herlinda hermelinda hermenegildo hermilo ' +
    'herminia herminio hermosinda hernan hieronim higinio hilaria hilario hilary hilda hipolito honorata hortensia ' +
    'howard hubert hugh hugo humberto iain ibon idalia idoia iga ignacia ignacy igor ildefonso iliana ilona imanol ' +
    'imelda imogen inaki indalecio ines ingrid inigo inmaculada irasema ireneusz irma isaac isabela isaias isela ' +
    'isidora isidoro isidro isla ismael itziar ivan ivette ivonne iwo iwona izabela izaskun izydor jacek jacinta ' +
    'jacinto jacobo jacqueline jaime jake jamie janet janeth janice janina janusz jaqueline jaroslaw jason jazmin ' +
    'jean jedrzej jeffrey jenaro jennifer jeremy jeronimo jessica jill jimena joachim joan joanne joaquin joaquina ' +
    'jodie joel jolanta jonas jonathan jordi josefa josefina josep joseph josephine joshua josue jovita joyce ' +
    'jozef jozefa juana juanita judith judyta julian juliana julianna julie julieta julita justin justino justyna ' +
    'juventino kacper kaja kalina kamila karen karina karol katherine kathleen kazimiera kazimierz keith kenneth ' +
    'kevin kieran kimberley kinga kirsty klara klaudia klaudiusz klemens koldo konrad konstanty kordian kornel ' +
    'kornelia krystian krystyn ksawery kuba kunegunda kyle ladislao laia lauren laurence lazaro leandro leanne ' +
    'lech leire leobardo leocadia leokadia leonardo leoncio leonel leonor leopold leopoldo leslaw lesley leslie ' +
    'leszek liam lidia liliana lilianna lillian linda lino lisa lizbeth lluis lorena lorenza lorraine louise ' +
    'lourdes luciano lucila lucja lucjan lucrecia lucy lucyna ludivina ludwik ludwika luisa luke lupita lynn ' +
    'macarena macario maciej magali maite maksymilian malcolm malwina manuela marcel marcela marcelina marcelino ' +
    'marcelo marcjanna margaret margarito marian mariana marianna mariano maricela maricruz mariela marina mariola ' +
    'maripaz marisa marisol maritza mariusz marjorie marlena marlene martina martiniano martyna matias matilde ' +
    'matthew maura maureen mauricio mauro maurycy maximiliano maximino mayra megan melania melanie melchor melisa ' +
    'melissa micaela michalina michelle mieczyslaw mieczyslawa mikel mikolaj mildred milena milosz minerva mireia ' +
    'miriam miroslaw miroslawa mohammed moises molly monserrat montserrat muriel myriam nadia nancy naomi narciso ' +
    'natalie natasza nathan nayeli nazario neil nekane nelida nemesio nerea nestor nicanor nicasio nicholas nicola ' +
    'nicolasa nigel nikodem nilda nina noah noel noelia noemi nora norbert norberto norman nuria obdulia octavia ' +
    'octavio ofelia oktawia olegario olga olgierd oliver olivia oliwia omar onesimo oralia orlando oskar oswaldo ' +
    'otilia otylia ovidio owen pamela pancracio pastora patricio patrick patrycja patryk paul paulina pauline ' +
    'paulino peggy pelagia penelope peter petra petronila philip phoebe phyllis policarpo ponciano porfirio ' +
    'prisciliano priscilla procopio przemyslaw purificacion quintin quirino rachel radoslaw rafaela rafal raimundo ' +
    'ralph ramon ramona raquel raymond rebeca rebecca reginald reinaldo remigiusz renata rene reyna rhys richard ' +
    'rigoberto rita rodney rodolfo rogelio roger roksana romuald romualdo ronald ronaldo roque rory rosalba ' +
    'rosalia rosalinda rosana rosaura rosemary rosendo rowena roxana rozalia ruben rufina rufino rupert ruperto ' +
    'russell ruth ryan ryszard sabina sabino sally salome salomea salomon samanta samantha samuel sandalio sarah ' +
    'saturnino saul sean sebastian selene serafin servando severiano severino seweryn shane sharon sheila shirley ' +
    'sidney sigifredo silverio silvestre silvina simeon slawomir slawomira sonia sophie stacey stanislawa stefan ' +
    'stefania stephanie stephen steven stuart susan sylvia sylwester sylwia szczepan szymon tadeusz tamara tania ' +
    'tanya tekla telesforo teodor teodora teodoro teofil teofilo terence teresita theodore theresa tiburcio ' +
    'timoteo timothy tobiasz toby tomasa tracey trevor tymon tymoteusz tytus ubaldo ulises unai uriel ursula ' +
    'valente valentin valentina valerio vanesa vanessa venustiano vera vicenta victoriano victorino vincent ' +
    'virgilio viridiana vivian viviana waclaw waldemar walenty walentyna walery walter wanda wayne wenceslao wendy ' +
    'weronika wieslaw wieslawa wiktor wiktoria wilfred wilfrido wilhelm wincenty winifred wioletta wislawa witold ' +
    'wladyslaw wladyslawa wlodzimierz xavi xavier ximena xochitl yadira yago yahaira yaiza yamile yaneth yanira ' +
    'yasmin yesenia yolanda yuridia yvonne zacarias zachary zaida zaneta zbigniew zbyszko zdzislaw zdzislawa ' +
    'zenaida zenobia zenon zoe zoraida zulema zulma zuzanna zygfryd zygmunt zyta'
  ).split(' '),
]);
